package io.ganymede.sampler.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind of call, in nanoseconds. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    Latencies(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** The value that the given part of the calls does not exceed, nearest rank. */
    double millis(double quantile) {
        int rank = (int) Math.ceil(quantile * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %8.3f ms   p95 %8.3f ms   p99 %8.3f ms   n %d",
                millis(0.5),
                millis(0.95),
                millis(0.99),
                sorted.length);
    }
}
