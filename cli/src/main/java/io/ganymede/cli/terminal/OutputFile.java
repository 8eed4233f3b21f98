package io.ganymede.cli.terminal;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands leave for the user. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Writes a file, with its directories.
     *
     * @throws PlatformException with reason InvalidArgument when that is not possible
     */
    public static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "file '" + file + "' cannot be written: " + e.getMessage(), e);
        }
    }
}
