package io.ganymede.common.job;

import java.util.Map;

/** Parts of training specs with everything that a test does not care about left at its plainest. */
public final class Specs {
    private Specs() {}

    public static ModelSpec model(String architecture, int latentDim) {
        return new ModelSpec(architecture, Map.of(), latentDim);
    }

    public static OptimizerSpec adam(double learningRate, double beta1, double beta2, String schedule) {
        return new OptimizerSpec(
                "adam",
                Map.of("beta1", OptionValue.of(beta1), "beta2", OptionValue.of(beta2)),
                learningRate,
                schedule,
                Map.of());
    }

    public static TrainingSettings settings(
            long steps,
            int batchSize,
            long seed,
            String method,
            Map<String, OptionValue> methodOptions,
            int discriminatorSteps,
            Map<String, OptimizerSpec> optimizers,
            AverageSpec average) {
        return new TrainingSettings(
                steps,
                batchSize,
                seed,
                method,
                methodOptions,
                null,
                Map.of(),
                null,
                Map.of(),
                Map.of(),
                "separate",
                Map.of(),
                discriminatorSteps,
                1,
                "float32",
                optimizers,
                average);
    }
}
