package io.ganymede.evaluator.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Wall time and processor time of the current thread. On a shared machine the second is what the work costs; the first
 * also holds the waiting for a core.
 */
final class Stopwatch {
    private long wallNanos;
    private long cpuNanos;
    private long wallStart;
    private long cpuStart;

    void start() {
        cpuStart = threadCpuNanos();
        wallStart = System.nanoTime();
    }

    void stop() {
        wallNanos += System.nanoTime() - wallStart;
        cpuNanos += threadCpuNanos() - cpuStart;
    }

    double wallSeconds() {
        return wallNanos * 1e-9;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f s wall, %.2f s cpu", wallSeconds(), cpuNanos * 1e-9);
    }

    private static long threadCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
