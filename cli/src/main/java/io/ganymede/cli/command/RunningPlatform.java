package io.ganymede.cli.command;

import io.ganymede.cli.platform.Platform;
import java.util.concurrent.CountDownLatch;

/**
 * A platform that ends with this JVM: it is stopped exactly once, when the command is done with it or when the JVM is asked to
 * end (Ctrl-C), even while it starts. The JVM ends only after the platform has.
 */
final class RunningPlatform implements AutoCloseable {
    private final Platform platform;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private RunningPlatform(Platform platform) {
        this.platform = platform;
    }

    /** Starts a platform; when a part fails, what has started is stopped again. */
    static RunningPlatform start(Platform platform) {
        RunningPlatform running = new RunningPlatform(platform);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "platform-stop"));
        try {
            platform.start();
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    /** The platform that runs. */
    Platform platform() {
        return platform;
    }

    /** Waits until somebody stops the JVM. */
    void awaitStop() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        platform.close();
        stopped.countDown();
    }
}
