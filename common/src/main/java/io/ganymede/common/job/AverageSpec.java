package io.ganymede.common.job;

/**
 * The averaged generator: {@code average = decay average + (1 - decay) live}, buffers included.
 *
 * @param decay in [0, 1)
 * @param startStep until this step the average is a copy of the live weights
 */
public record AverageSpec(double decay, long startStep) {}
