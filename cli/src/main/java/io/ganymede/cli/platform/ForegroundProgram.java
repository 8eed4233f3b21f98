package io.ganymede.cli.platform;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Programs in a service's class path that work for a command, one at a time, each in a JVM of its own with the input and error
 * output of this one. When this JVM is asked to end (Ctrl-C, SIGTERM), so is the program, and this one waits for it.
 *
 * @param heap size of its heap, as for {@code -Xmx}
 * @param environment added to this process' environment
 */
public record ForegroundProgram(BuiltService service, String heap, Map<String, String> environment) {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    public ForegroundProgram {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /**
     * Runs a program, whose output is this process'; returns its exit code.
     *
     * @param main name of its class
     * @throws PlatformException with reason NotFound when the service is not built
     */
    public int run(String main, List<String> arguments) {
        return run(builder(main, arguments).inheritIO(), Process::waitFor);
    }

    /**
     * Runs a program, whose output is taken line by line; returns its exit code.
     *
     * @param main name of its class
     * @throws PlatformException with reason NotFound when the service is not built
     */
    public int run(String main, List<String> arguments, Consumer<String> lines) {
        return run(builder(main, arguments).inheritIO().redirectOutput(ProcessBuilder.Redirect.PIPE), process -> {
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines);
            }
            return process.waitFor();
        });
    }

    /** What is done while a process runs; returns its exit code. */
    @FunctionalInterface
    private interface Attendance {
        int await(Process process) throws IOException, InterruptedException;
    }

    private ProcessBuilder builder(String main, List<String> arguments) {
        Path unused = service.requireApplication();
        ProcessBuilder builder =
                new ProcessBuilder(new JavaProgram(service.classPath(), heap, main).command(arguments));
        builder.environment().putAll(environment);
        return builder;
    }

    private int run(ProcessBuilder builder, Attendance attendance) {
        try {
            Process process = builder.start();
            Thread stop = new Thread(() -> stop(process), service.name() + "-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                return attendance.await(process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlatformException(
                        Reason.INTERNAL, "waiting for service '" + service.name() + "' was interrupted", e);
            } finally {
                forget(stop);
                if (process.isAlive()) {
                    stop(process);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("service '" + service.name() + "' cannot be run", e);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the hook stops the program.
            return;
        }
    }
}
