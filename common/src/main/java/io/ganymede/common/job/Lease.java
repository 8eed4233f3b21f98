package io.ganymede.common.job;

import java.time.Instant;

/**
 * A runner's right to train a job.
 *
 * @param workerId the runner
 * @param attempt number of the attempt; it fences everything that a late runner might write
 * @param until informational: the coordinator counts the lease from the arrival of heartbeats on its own clock
 */
public record Lease(String workerId, int attempt, Instant until) {}
