package io.ganymede.trainer.runner;

import io.ganymede.common.lifecycle.WorkerEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child JVM that trains. Its standard output carries one message a line; its standard input carries answers and is its
 * life line: it ends itself when the pipe closes, so it never outlives this process. Its standard error goes to the log.
 */
final class TrainingProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingProcess.class);
    private static final int KEPT_LINES = 20;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Writer input;
    private final Deque<String> lastErrors = new ArrayDeque<>();
    private final Thread outputReader;
    private final Thread errorReader;

    private TrainingProcess(Process process, Consumer<String> lines, Runnable ended) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.outputReader = new Thread(() -> readOutput(lines, ended), "ganymede-worker-output");
        this.errorReader = new Thread(this::readErrors, "ganymede-worker-errors");
    }

    /**
     * Starts the process.
     *
     * @param lines takes every line of the standard output, on a thread of this object
     * @param ended called once after the last line
     */
    static TrainingProcess start(List<String> command, Consumer<String> lines, Runnable ended) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(WorkerEnvironment.VARIABLES);
        Process process = builder.start();
        LOG.info("worker started pid={}", process.pid());
        TrainingProcess training = new TrainingProcess(process, lines, ended);
        training.outputReader.start();
        training.errorReader.start();
        return training;
    }

    /** Sends a line; a worker that is gone does not hear it, which its end will tell. */
    synchronized void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            LOG.warn("worker does not listen pid={} error={}", process.pid(), e.getMessage());
        }
    }

    /** Waits for the end; call after {@code ended}. */
    int exitCode() throws InterruptedException {
        int code = process.waitFor();
        errorReader.join(GRACE.toMillis());
        return code;
    }

    /** The newest lines of the standard error. */
    String lastErrors() {
        synchronized (lastErrors) {
            return String.join("\n", lastErrors);
        }
    }

    private void readOutput(Consumer<String> lines, Runnable ended) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            LOG.debug("worker output ended pid={} error={}", process.pid(), e.getMessage());
        } finally {
            ended.run();
        }
    }

    private void readErrors() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                LOG.info("worker pid={} says={}", process.pid(), line);
                synchronized (lastErrors) {
                    lastErrors.addLast(line);
                    if (lastErrors.size() > KEPT_LINES) {
                        lastErrors.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("worker errors ended pid={} error={}", process.pid(), e.getMessage());
        }
    }

    /** Closes the life line, and kills the process when it does not end by itself. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                input.close();
            }
        } catch (IOException e) {
            LOG.debug("worker input closed before pid={} error={}", process.pid(), e.getMessage());
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("worker killed pid={}", process.pid());
                process.destroyForcibly().waitFor();
            }
            outputReader.join();
            errorReader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
