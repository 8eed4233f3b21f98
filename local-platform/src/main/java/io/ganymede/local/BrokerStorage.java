package io.ganymede.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's data directory: made and formatted with a new cluster id once, left alone ever after. */
final class BrokerStorage {
    private static final String MARKER = "meta.properties";

    private BrokerStorage() {}

    static void formatIfNew(Path directory, Properties settings) {
        if (Files.exists(directory.resolve(MARKER))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile("ganymede-broker", ".properties");
            try {
                try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                    settings.store(writer, null);
                }
                format(directory, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("broker directory '" + directory + "' cannot be made", e);
        }
    }

    private static void format(Path directory, Path settingsFile) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settingsFile.toString()
        };
        int status;
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            status = StorageTool.execute(arguments, stream);
        }
        if (status != 0) {
            throw new IllegalStateException("broker directory '" + directory + "' cannot be formatted: got status "
                    + status + ", expected 0; output: " + output.toString(StandardCharsets.UTF_8));
        }
    }
}
