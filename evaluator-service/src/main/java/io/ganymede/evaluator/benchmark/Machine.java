package io.ganymede.evaluator.benchmark;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a measurement was made on. */
final class Machine {
    private Machine() {}

    static void print(PrintStream out, LinearAlgebra algebra) throws IOException {
        String cpu = line("/proc/cpuinfo", "model name", System.getProperty("os.arch"));
        out.printf(
                Locale.ROOT,
                "cpu      %s, %d cores%n",
                cpu,
                Runtime.getRuntime().availableProcessors());
        out.printf(Locale.ROOT, "jdk      %s%n", Runtime.version());
        out.printf(Locale.ROOT, "blas     %s%n", algebra.description());
    }

    /** The largest memory the process has held so far, heap, native blocks and code together. */
    static String peakMemory() throws IOException {
        return line("/proc/self/status", "VmHWM", "unknown");
    }

    private static String line(String file, String key, String otherwise) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return otherwise;
        }
        return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
