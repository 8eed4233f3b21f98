package io.ganymede.trainer.training;

import java.util.Map;

/**
 * What one step computed.
 *
 * @param losses loss of each network, by name
 * @param signals what was watched, by name; empty in most steps
 */
record StepOutcome(Map<String, Double> losses, Map<String, Double> signals) {}
