package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread that stores what the worker made, in order, beside the training. The first failure ends the attempt. */
final class UploadLine implements AutoCloseable {
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "ganymede-upload"));
    private final Consumer<Signal> signals;

    UploadLine(Consumer<Signal> signals) {
        this.signals = signals;
    }

    /** What is to be stored. */
    @FunctionalInterface
    interface Upload {
        void run() throws InterruptedException;
    }

    void add(Upload upload) {
        thread.execute(() -> {
            try {
                upload.run();
            } catch (PlatformException e) {
                signals.accept(new Signal.Failed(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The boundary of the thread: a defect must fail the attempt, not vanish.
                signals.accept(new Signal.Failed(new PlatformException(Reason.INTERNAL, "unexpected " + e, e)));
            }
        });
    }

    /** Tells when all that was added is done. */
    void finish() {
        thread.execute(() -> signals.accept(new Signal.UploadsDone()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                signals.accept(new Signal.UploadsDone());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
