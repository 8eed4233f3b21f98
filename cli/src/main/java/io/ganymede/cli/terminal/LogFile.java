package io.ganymede.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the logs of the embedded broker, object store and clients to a file, so that the terminal belongs to the user. */
public final class LogFile {
    private static final int BYTES = 8 << 20;

    private LogFile() {}

    /** Directs all logging of this JVM, warnings and worse, to the file. */
    public static void open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString().replace("%", "%%"), BYTES, 2, true);
            handler.setFormatter(new SimpleFormatter());
            handler.setLevel(Level.WARNING);
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("log file '" + file + "' cannot be opened", e);
        }
    }
}
