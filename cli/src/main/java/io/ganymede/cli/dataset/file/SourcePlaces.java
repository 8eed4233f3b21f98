package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files and directories of a source as options name them and as messages show them.
 *
 * @param given the directory that the source was said to be
 * @param top the directory of its files, the same or below
 */
record SourcePlaces(Path given, Path top) {
    /** What an option names, relative to one of the two directories; it need not exist. */
    Path resolve(Path named) {
        return Files.exists(top.resolve(named)) ? top.resolve(named) : given.resolve(named);
    }

    /**
     * A table that an option names, relative to the source or to the working directory.
     *
     * @param what what messages call its role
     * @param candidates what could have been meant
     * @throws PlatformException with reason InvalidFile when it is absent
     */
    TableFile table(String what, Path named, List<Path> candidates) {
        // An absolute path is itself in all cases.
        return Stream.of(resolve(named), named)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::table)
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_FILE,
                        what + " '" + named + "' is absent in '" + given + "' and in the working directory; found: "
                                + shown(candidates)));
    }

    TableFile table(Path file) {
        return new TableFile(file, shown(file));
    }

    /** What messages call a file or directory. */
    String shown(Path path) {
        return Stream.of(top, given)
                .filter(path::startsWith)
                .findFirst()
                .map(directory -> directory.relativize(path))
                .orElse(path)
                .toString();
    }

    List<String> shown(List<Path> paths) {
        return paths.stream().map(this::shown).toList();
    }

    /** What a directory has that fits, in natural order; nothing when there is no such directory. */
    static List<Path> children(Path directory, Predicate<Path> fits) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(path -> !SourceRoot.isHidden(String.valueOf(path.getFileName())))
                    .filter(fits)
                    .sorted((a, b) -> NaturalOrder.NAMES.compare(a.toString(), b.toString()))
                    .toList();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "directory '" + directory + "' cannot be listed: " + e.getMessage(), e);
        }
    }
}
