package io.ganymede.trainer.runner;

import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an attempt still holds its lease, as far as its runner can see. It does not when a snapshot says otherwise, or when
 * the broker answers and yet no snapshot has extended the lease for a whole lease. Used by one thread.
 */
final class LeaseGuard {
    private final String workerId;
    private final int attempt;
    private final long leaseNanos;
    private @Nullable Instant until;
    private long extendedNanos;

    LeaseGuard(String workerId, int attempt, Duration lease, long nowNanos) {
        this.workerId = workerId;
        this.attempt = attempt;
        this.leaseNanos = lease.toNanos();
        this.extendedNanos = nowNanos;
    }

    /** Why the lease is lost; empty while it is held. */
    Optional<String> lost(@Nullable JobSnapshot newest, boolean brokerAnswers, long nowNanos) {
        if (newest == null) {
            return Optional.of("the job is gone");
        }
        Lease lease = newest.lease();
        if (newest.phase() != JobPhase.RUNNING || lease == null) {
            return Optional.of("the job is " + newest.phase());
        }
        if (!lease.workerId().equals(workerId) || lease.attempt() != attempt) {
            return Optional.of("worker '" + lease.workerId() + "' holds attempt " + lease.attempt());
        }
        if (!lease.until().equals(until) || !brokerAnswers) {
            until = lease.until();
            extendedNanos = nowNanos;
        }
        return nowNanos - extendedNanos < leaseNanos
                ? Optional.empty()
                : Optional.of("no snapshot extended the lease until " + until + " for a whole lease");
    }
}
