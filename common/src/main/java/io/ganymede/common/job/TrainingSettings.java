package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a job trains.
 *
 * @param steps number of steps, at least 1; one step is {@code discriminatorSteps} discriminator updates and one
 *     generator update, or one update of a classifier
 * @param batchSize examples per update
 * @param seed root of every random choice of the job
 * @param method training method by name ({@code cgan}, {@code am-gan}, {@code cross-entropy})
 * @param methodOptions numbers that the method knows by name
 * @param discriminatorSteps discriminator updates per generator update
 * @param optimizers one per network: {@code generator} and {@code discriminator}, or {@code classifier}
 * @param average the averaged generator
 */
public record TrainingSettings(
        long steps,
        int batchSize,
        long seed,
        String method,
        Map<String, Double> methodOptions,
        int discriminatorSteps,
        Map<String, OptimizerSpec> optimizers,
        AverageSpec average) {
    public TrainingSettings {
        methodOptions = Collections.unmodifiableMap(new TreeMap<>(methodOptions));
        optimizers = Collections.unmodifiableMap(new TreeMap<>(optimizers));
    }
}
