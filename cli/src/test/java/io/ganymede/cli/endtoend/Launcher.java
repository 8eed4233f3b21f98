package io.ganymede.cli.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the launcher script as a user does, with a home of its own and what this build has made. */
final class Launcher {
    private static final Path ROOT = Path.of(System.getProperty("repository.root", ".."))
            .toAbsolutePath()
            .normalize();

    private final Path home;
    private final Map<String, String> environment;

    Launcher(Path home) {
        this(home, Map.of());
    }

    private Launcher(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The same launcher with more environment variables. */
    Launcher with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Launcher(home, all);
    }

    /** What a finished command left. */
    record Result(int exitCode, String output) {}

    /** Starts a command; its output, both streams, goes to the file. */
    Process start(Path output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("ganymede").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("GANYMEDE_HOME", home.toString());
        builder.environment().put("GANYMEDE_SKIP_BUILD", "true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    Result run(long patienceSeconds, String... arguments) {
        try {
            Path output = Files.createTempFile("ganymede-it-", ".log");
            Process process = start(output, arguments);
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("'ganymede " + String.join(" ", arguments) + "' has not ended after "
                        + patienceSeconds + " s; it said:\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
