package io.ganymede.trainer.runner;

import io.ganymede.common.artifact.ArtifactRef;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Another process that uses the cache of a directory, and this end of its line. It fetches file 1 of 100 bytes, says {@code
 * downloading} and waits for a line if it has to download, says {@code served <bytes>}, and uses the file until it reads another
 * line.
 */
final class CacheProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    CacheProcess(Path directory) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CacheProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Runs in the other process. */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream say = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader heard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        CountingStore store = new CountingStore();
        ArtifactRef ref = store.keep(1, 100);
        store.beforeServing = () -> {
            say.println("downloading");
            await(heard);
        };
        SplitCache cache = new SplitCache(store, Path.of(arguments[0]), 1000, Clock.systemUTC());
        try (SplitCache.Uses uses = cache.uses()) {
            uses.fetch(ref);
            say.println("served " + store.bytesServed.get());
            await(heard);
        }
    }

    private static void await(BufferedReader lines) {
        try {
            lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says next. */
    String hear() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Lets it go on. */
    void goOn() throws IOException {
        in.write("go on\n");
        in.flush();
    }

    /** Lets it end its use and waits until it is gone. */
    void end() throws IOException, InterruptedException {
        goOn();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
