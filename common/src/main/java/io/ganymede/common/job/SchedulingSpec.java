package io.ganymede.common.job;

/**
 * How a job is placed on runners.
 *
 * @param priority 0 to 1000, higher first
 * @param maxAttempts attempts after which a lost job fails
 */
public record SchedulingSpec(int priority, int maxAttempts) {}
