package io.ganymede.trainer.runner;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats what a neighbour refused, with pauses that double, until it works, the patience ends or the attempt stops. */
final class Retry {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final Duration first;
    private final Duration longest;
    private final Duration patience;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** What may fail. */
    @FunctionalInterface
    interface Action<T> {
        T call() throws InterruptedException;
    }

    Retry(Duration first, Duration longest, Duration patience) {
        this.first = first;
        this.longest = longest;
        this.patience = patience;
    }

    /** From now on the first error is the last; a pause ends at once. */
    void stop() {
        stop.countDown();
    }

    /**
     * The action's result.
     *
     * @throws PlatformException the last error; at once when its kind is not EXTERNAL
     */
    <T> T external(String what, Action<T> action) throws InterruptedException {
        long start = System.nanoTime();
        Duration pause = first;
        while (true) {
            try {
                return action.call();
            } catch (PlatformException e) {
                boolean patient = System.nanoTime() - start < patience.toNanos();
                if (e.kind() != ErrorKind.EXTERNAL || !patient || stop.getCount() == 0) {
                    throw e;
                }
                LOG.warn(
                        "retry what={} pause={} reason={} message={}",
                        what,
                        pause,
                        e.reason().code(),
                        e.getMessage());
                if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
                pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
            }
        }
    }
}
