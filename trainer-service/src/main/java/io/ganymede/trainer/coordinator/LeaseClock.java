package io.ganymede.trainer.coordinator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When leases end, counted on this process' clock from the arrival of signs of life; clocks of runners do not matter. Used by
 * one thread.
 */
final class LeaseClock {
    private final long leaseMillis;
    private final Map<String, Long> ends = new HashMap<>();

    LeaseClock(Duration lease) {
        this.leaseMillis = lease.toMillis();
    }

    /** The job's lease runs in full from now. */
    void restart(String jobId, long nowMillis) {
        ends.put(jobId, nowMillis + leaseMillis);
    }

    /** All leases run in full from now: nobody could have been heard. */
    void restartAll(long nowMillis) {
        ends.replaceAll((jobId, end) -> nowMillis + leaseMillis);
    }

    void stop(String jobId) {
        ends.remove(jobId);
    }

    /** Jobs whose lease has ended, sorted. */
    List<String> ended(long nowMillis) {
        return ends.entrySet().stream()
                .filter(entry -> entry.getValue() <= nowMillis)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
