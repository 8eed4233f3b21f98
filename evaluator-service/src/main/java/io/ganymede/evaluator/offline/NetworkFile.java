package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files of networks that an order names. */
final class NetworkFile {
    private NetworkFile() {}

    /** A file's content; reason NotFound when there is no such file. */
    static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new PlatformException(Reason.NOT_FOUND, "network '" + file + "' does not exist", e);
        } catch (IOException e) {
            throw new UncheckedIOException("network '" + file + "' cannot be read", e);
        }
    }
}
