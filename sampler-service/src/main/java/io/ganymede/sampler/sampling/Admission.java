package io.ganymede.sampler.sampling;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.sampler.inference.RunGate;
import io.ganymede.sampler.metrics.SamplerMetrics;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Keeps the service from drowning: so many runs compute at once, so many requests may be inside, the rest is refused at once.
 * A request queues before each of its runs, so a large one does not hold up small ones.
 */
public final class Admission implements RunGate {
    private final Semaphore cores;
    private final AtomicInteger inside = new AtomicInteger();
    private final int limit;
    private final SamplerMetrics metrics;

    /**
     * @param concurrent runs that compute at once
     * @param waiting requests that may wait besides
     */
    public Admission(int concurrent, int waiting, SamplerMetrics metrics) {
        this.cores = new Semaphore(concurrent, true);
        this.limit = Math.addExact(concurrent, waiting);
        this.metrics = metrics;
        metrics.queueDepth(cores::getQueueLength);
    }

    /** Requests that may be inside at once. */
    public int limit() {
        return limit;
    }

    /**
     * Handles a request.
     *
     * @throws PlatformException with reason Overloaded when too many are inside
     */
    public <T> T admit(Supplier<T> request) {
        if (inside.incrementAndGet() > limit) {
            inside.decrementAndGet();
            metrics.rejected(Reason.OVERLOADED);
            throw new PlatformException(
                    Reason.OVERLOADED, "too many requests are waiting: expected at most " + limit + "; try again soon");
        }
        try {
            return request.get();
        } finally {
            inside.decrementAndGet();
        }
    }

    @Override
    public void pass(int rows, Runnable run) {
        long arrived = System.nanoTime();
        cores.acquireUninterruptibly();
        try {
            long started = System.nanoTime();
            run.run();
            metrics.execution(rows, Duration.ofNanos(started - arrived), Duration.ofNanos(System.nanoTime() - started));
        } finally {
            cores.release();
        }
    }
}
