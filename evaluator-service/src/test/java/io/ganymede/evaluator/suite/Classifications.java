package io.ganymede.evaluator.suite;

import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.Recognition;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.Specs;
import java.util.List;
import java.util.Map;

/** What a trainer might have found of two classes. */
public final class Classifications {
    private Classifications() {}

    /**
     * Both classifiers were trained: of 40 real and 20 generated images they recognise 10 and 20, 18 and 18, 9 and 3 of each class.
     *
     * @param steps of each training
     */
    public static Classification.Measured measured(long steps) {
        return new Classification.Measured(
                new Classification.Recipe(
                        Specs.model("cnn", 0),
                        Specs.settings(
                                steps,
                                8,
                                3,
                                "cross-entropy",
                                Map.of(),
                                1,
                                Map.of("classifier", Specs.adam(1e-3, 0.9, 0.999, "linear")),
                                new AverageSpec(0.9, 0)),
                        false),
                new Classification.Images(20, 20, 80, 40),
                new Recognition(List.of(10L, 20L), List.of(20L, 20L)),
                new Recognition(List.of(18L, 18L), List.of(20L, 20L)),
                new Recognition(List.of(9L, 3L), List.of(10L, 10L)),
                Map.of("generated", "ab"),
                Map.of("threads", "1"));
    }
}
