package io.ganymede.cli.dataset.source;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
        if (!Files.isDirectory(root)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "source '" + root + "' is not a directory: expected one, or an archive of one");
        }
        Path directory = root;
        List<Path> content = content(directory);
        while (content.size() == 1 && Files.isDirectory(content.get(0))) {
            directory = content.get(0);
            content = content(directory);
        }
        return new SourceRoot(directory);
    }

    private static List<Path> content(Path directory) {
        return entries(directory).stream()
                .filter(entry -> !ABOUT.matcher(entry.getFileName().toString()).matches() || Files.isDirectory(entry))
                .toList();
    }

    /** The files of the directory itself, by name. */
    public List<Path> files() {
        return entries(directory).stream().filter(Files::isRegularFile).toList();
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(SourceRoot::counts)
                    .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("directory '" + directory + "' cannot be read", e);
        }
    }

    private static boolean counts(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.equals(ADDED_BY_MACOS);
    }
}
