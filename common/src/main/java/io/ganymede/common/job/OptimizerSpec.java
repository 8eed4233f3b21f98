package io.ganymede.common.job;

/**
 * The optimiser of one network.
 *
 * @param name {@code adam}
 * @param learningRate rate at step 0
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param schedule {@code constant}, or {@code linear}: falls to 0 at the last step
 */
public record OptimizerSpec(String name, double learningRate, double beta1, double beta2, String schedule) {}
