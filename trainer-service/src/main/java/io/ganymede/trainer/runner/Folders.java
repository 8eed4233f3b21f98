package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that belong to one attempt. */
final class Folders {
    private Folders() {}

    static Path create(Path parent, String prefix) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), prefix);
        } catch (IOException e) {
            throw new PlatformException(Reason.INTERNAL, "work folder '" + parent + "' cannot be written: " + e, e);
        }
    }

    /** Deletes a folder with all that is in it; it need not exist. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new PlatformException(Reason.INTERNAL, "folder '" + folder + "' cannot be deleted: " + e, e);
        }
    }
}
