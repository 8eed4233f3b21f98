package io.ganymede.common.model;

/**
 * How well ONNX Runtime repeats the trainer's own images.
 *
 * @param probes number of probe latents
 * @param maxAbsoluteDifference largest difference of any pixel, images in [-1, 1]
 * @param tolerance largest difference that may be published
 */
public record ExportParity(int probes, double maxAbsoluteDifference, double tolerance) {}
