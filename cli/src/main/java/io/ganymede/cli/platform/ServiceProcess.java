package io.ganymede.cli.platform;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service of the platform as a JVM of its own, with its output in a log file. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int LAST_LINES = 15;

    private final String name;
    private final ServicePorts ports;
    private final Path log;
    private final Process process;

    private ServiceProcess(String name, ServicePorts ports, Path log, Process process) {
        this.name = name;
        this.ports = ports;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a service.
     *
     * @param name {@code trainer}, {@code evaluator} or {@code sampler}
     * @param installation directory of the built project
     * @param heap size of its heap, as for {@code -Xmx}
     * @param environment added to this process' environment
     */
    static ServiceProcess start(
            String name,
            Path installation,
            ServicePorts ports,
            String heap,
            Map<String, String> environment,
            Path log) {
        Path application = new BuiltService(installation, name).requireApplication();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                JavaProgram.NATIVE_ACCESS,
                "-XX:+UseSerialGC",
                "-jar",
                application.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(ports.http()));
        builder.environment().put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management()));
        builder.environment()
                .put(
                        "GANYMEDE_PARENT_PID",
                        Long.toString(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ServiceProcess(name, ports, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("starting service '" + name + "' failed", e);
        }
    }

    String name() {
        return name;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ports.http());
    }

    URI managementUrl() {
        return URI.create("http://127.0.0.1:" + ports.management());
    }

    /**
     * Waits until the service is ready.
     *
     * @throws PlatformException with reason Internal and the end of its log when it stops or is not ready in time
     */
    void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready()) {
            if (!process.isAlive()) {
                throw failed("stopped with exit code " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failed("is not ready after " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(managementUrl().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // Nothing listens yet.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("start was interrupted");
        }
    }

    private void pause() {
        try {
            process.waitFor(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("start was interrupted");
        }
    }

    private PlatformException failed(String problem) {
        return new PlatformException(
                Reason.INTERNAL, "service '" + name + "' " + problem + "; end of '" + log + "':\n" + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Asks the service to stop; {@link #close} waits for it. */
    void requestStop() {
        process.destroy();
    }

    /** Stops the service and waits for its end, by force when it takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
