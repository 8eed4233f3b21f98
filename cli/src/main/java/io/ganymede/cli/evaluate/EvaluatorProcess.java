package io.ganymede.cli.evaluate;

import io.ganymede.cli.platform.BuiltService;
import io.ganymede.cli.platform.JavaProgram;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The evaluator as a JVM of its own, with the input and output of this one. When this JVM is asked to end (Ctrl-C, SIGTERM), so is
 * the evaluator, and this one waits for it.
 *
 * @param installation directory of the built project
 * @param heap size of its heap, as for {@code -Xmx}
 */
public record EvaluatorProcess(Path installation, String heap) implements OfflineEvaluator {
    private static final String MAIN = "io.ganymede.evaluator.offline.OfflineEvaluation";
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,5}[mMgG]");
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    /** @throws PlatformException with reason InvalidArgument for a heap that is none */
    public EvaluatorProcess {
        if (!HEAP.matcher(heap).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--heap must be a number of MiB or GiB, such as 512m or 4g: got '" + heap + "'");
        }
    }

    @Override
    public int run(Path order) {
        return run(MAIN, List.of(order.toString()));
    }

    /**
     * Runs another program of the evaluator; returns its exit code.
     *
     * @param main name of its class
     */
    public int run(String main, List<String> arguments) {
        BuiltService service = new BuiltService(installation, "evaluator");
        Path unused = service.requireApplication();
        List<String> command = new JavaProgram(service.classPath(), heap, main).command(arguments);
        try {
            return awaitEnd(new ProcessBuilder(command).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException("the evaluator cannot be started", e);
        }
    }

    private static int awaitEnd(Process process) {
        Thread stop = new Thread(() -> stop(process), "evaluator-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            stop(process);
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "the evaluation was interrupted", e);
        } finally {
            forget(stop);
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
            // The JVM ends already, and the hook stops the evaluator.
            return;
        }
    }
}
