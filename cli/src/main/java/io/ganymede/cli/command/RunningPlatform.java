package io.ganymede.cli.command;

import io.ganymede.cli.platform.Platform;
import java.util.concurrent.CountDownLatch;

/**
 * Stops a platform exactly once: when the command is done with it, or when the JVM is asked to end (Ctrl-C). The JVM ends
 * only after the platform has.
 */
final class RunningPlatform implements AutoCloseable {
    private final Platform platform;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;
    private boolean closed;

    RunningPlatform(Platform platform) {
        this.platform = platform;
        this.hook = new Thread(this::stop, "platform-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until somebody stops the JVM. */
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        if (!closed) {
            closed = true;
            platform.close();
            stopped.countDown();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
