package io.ganymede.common.job;

/**
 * When checkpoints are written; the last step always is one.
 *
 * @param everySteps distance between checkpoints
 */
public record CheckpointSpec(long everySteps) {}
