package io.ganymede.cli.dataset.source;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory of a source's files, found by the one rule for archives that hold all in a directory of their own: while there is
 * exactly one sub-directory and no file but such as README and LICENSE, the sub-directory is meant. Hidden files and those that
 * macOS adds do not count.
 *
 * @param directory the directory
 */
public record SourceRoot(Path directory) {
    private static final String ADDED_BY_MACOS = "__MACOSX";
    private static final Pattern ABOUT =
            Pattern.compile("(readme|licen[cs]e|copying|notice)(\\..*)?|.*\\.md", Pattern.CASE_INSENSITIVE);

    /**
     * Finds the directory.
     *
     * @throws PlatformException with reason InvalidFile when the root is no directory
     */
    public static SourceRoot of(Path root) {
        return of(root, file -> true, inner -> true);
    }

    /**
     * As {@link #of(Path)}, for layouts that have directories of their own.
     *
     * @param isContent whether a file beside the sub-directory is of the layout, and so keeps from going down
     * @param isWrapper whether a sole sub-directory stands around the layout; else it is part of it
     */
    public static SourceRoot of(Path root, Predicate<Path> isContent, Predicate<SourceRoot> isWrapper) {
        if (!Files.isDirectory(root)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "source '" + root + "' is not a directory: got " + (Files.exists(root) ? "a file" : "nothing")
                            + ", expected one, or an archive of one");
        }
        SourceRoot outer = new SourceRoot(root);
        List<Path> directories = outer.directories();
        boolean isAlone = directories.size() == 1
                && outer.files().stream()
                        .allMatch(file -> ABOUT.matcher(name(file)).matches() || !isContent.test(file));
        return isAlone && isWrapper.test(new SourceRoot(directories.get(0)))
                ? of(directories.get(0), isContent, isWrapper)
                : outer;
    }

    /** Whether a file or directory is one of the operating system or of an archiver, by its last name. */
    public static boolean isHidden(String name) {
        return name.startsWith(".") || name.equals(ADDED_BY_MACOS);
    }

    /** The directory's own last name. */
    public String name() {
        return name(directory);
    }

    /** The files of the directory itself, by name. */
    public List<Path> files() {
        return entries(Files::isRegularFile);
    }

    /** The directories in the directory itself, by name. */
    public List<Path> directories() {
        return entries(Files::isDirectory);
    }

    /** Says that another directory was taken than the given one, if so. */
    public void noteTo(SourceFindings findings, Path given) {
        if (!directory.equals(given)) {
            findings.note("took the directory '" + given.relativize(directory) + "', since nothing stands beside it");
        }
    }

    private List<Path> entries(Predicate<Path> fits) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !isHidden(name(entry)) && fits.test(entry))
                    .sorted(Comparator.comparing(SourceRoot::name))
                    .toList();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "directory '" + directory + "' cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
