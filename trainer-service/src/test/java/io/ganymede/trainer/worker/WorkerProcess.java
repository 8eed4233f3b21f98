package io.ganymede.trainer.worker;

import io.ganymede.common.json.Json;
import io.ganymede.common.lifecycle.WorkerEnvironment;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real worker in a JVM of its own, and the parent's end of the line. */
final class WorkerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private WorkerProcess(Path directory, Path workOrder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TrainingWorker.class.getName(),
                workOrder.toString());
        builder.environment().putAll(WorkerEnvironment.VARIABLES);
        process =
                builder.redirectError(directory.resolve("worker.log").toFile()).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    static WorkerProcess start(Path directory, WorkOrder order) throws IOException {
        Path file = directory.resolve("work-order.json");
        Files.write(file, Json.bytes(order));
        return new WorkerProcess(directory, file);
    }

    /** A worker whose work order is that file, whatever it holds. */
    static WorkerProcess start(Path directory, Path workOrder) throws IOException {
        return new WorkerProcess(directory, workOrder);
    }

    /** The next message that is no progress. */
    WorkerMessage next() throws IOException {
        WorkerMessage message = read();
        while (message instanceof WorkerMessage.Progressed) {
            message = read();
        }
        return message;
    }

    <T extends WorkerMessage> T next(Class<T> type) throws IOException {
        WorkerMessage message = next();
        if (!type.isInstance(message)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + message);
        }
        return type.cast(message);
    }

    /** The next message, whatever it is. */
    WorkerMessage read() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the worker ended without the expected message");
        }
        return Json.read("message", line.getBytes(StandardCharsets.UTF_8), WorkerMessage.class);
    }

    void send(String command) throws IOException {
        in.write(command + "\n");
        in.flush();
    }

    /** Leaves the worker without parent. */
    void endInput() throws IOException {
        in.close();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the worker does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
