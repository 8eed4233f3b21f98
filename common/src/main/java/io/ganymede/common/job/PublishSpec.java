package io.ganymede.common.job;

/**
 * What becomes of good checkpoints, or of a finished classifier.
 *
 * @param model name under which versions are published
 * @param gate the gate of a GAN's checkpoints
 */
public record PublishSpec(String model, GateSpec gate) {}
