package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The optimiser of one network.
 *
 * @param name {@code adam}, {@code rmsprop} or {@code sgd}
 * @param options what the optimiser can be tuned with, by name
 * @param learningRate rate at step 0
 * @param schedule how the rate changes: {@code constant}, {@code linear}, {@code staircase} or {@code exponential}
 * @param scheduleOptions what the schedule can be tuned with, by name
 */
public record OptimizerSpec(
        String name,
        Map<String, OptionValue> options,
        double learningRate,
        String schedule,
        Map<String, OptionValue> scheduleOptions) {
    public OptimizerSpec {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        scheduleOptions = Collections.unmodifiableMap(new TreeMap<>(scheduleOptions));
    }
}
