package io.ganymede.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Folders that commands make anew. */
final class Directories {
    private Directories() {}

    /** Removes a folder with all it holds; it need not exist. */
    static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("folder '" + directory + "' cannot be removed", e);
        }
    }
}
