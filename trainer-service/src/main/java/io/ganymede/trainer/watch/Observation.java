package io.ganymede.trainer.watch;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What rules see of a step.
 *
 * @param step finished steps
 * @param signals values by name; a signal that was not measured is absent, one that left the numbers is not finite
 * @param diversity of each condition that was looked at after this step, by its name; empty after most steps
 */
public record Observation(long step, Map<String, Double> signals, Map<String, Double> diversity) {
    public Observation {
        signals = Map.copyOf(signals);
        diversity = Map.copyOf(diversity);
    }

    OptionalDouble signal(String name) {
        Double value = signals.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
