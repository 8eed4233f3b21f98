package io.ganymede.sampler.promotion;

/**
 * What the gate says.
 *
 * @param promote whether the checkpoint becomes a version
 * @param reason why, for people
 */
public record GateDecision(boolean promote, String reason) {}
