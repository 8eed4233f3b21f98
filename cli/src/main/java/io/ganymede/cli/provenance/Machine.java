package io.ganymede.cli.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine that a command runs on. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /** Processor, cores and operating system in one line. */
    public static String describe() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String cores = Runtime.getRuntime().availableProcessors() + " cores, " + system;
        return processor(PROCESSORS).map(model -> model + ", " + cores).orElse(cores);
    }

    /** The model of the first processor, where the kernel tells it. */
    static Optional<String> processor(Path processors) {
        if (!Files.isReadable(processors)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(processors)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .filter(model -> !model.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("reading '" + processors + "' failed", e);
        }
    }
}
