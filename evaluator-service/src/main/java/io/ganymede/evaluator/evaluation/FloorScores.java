package io.ganymede.evaluator.evaluation;

import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores of real images, computed once for each protocol. Not thread-safe. */
final class FloorScores {
    private static final int IN_MEMORY = 8;

    private final Map<String, Map<String, Double>> byProtocol = new LinkedHashMap<>();

    /** The reference images scored as if they had been generated, against the training images. */
    Map<String, Double> of(Protocol protocol, List<Metric> metrics, EvaluationInput input) {
        if (protocol.referenceSplit().equals(protocol.trainingSplit())) {
            return Map.of();
        }
        if (byProtocol.size() >= IN_MEMORY) {
            byProtocol.clear();
        }
        EvaluationInput real = new EvaluationInput(input.reference(), input.training(), input.training());
        return byProtocol.computeIfAbsent(protocol.digest(), unused -> Scores.measure(metrics, real, new Stopwatch())
                .values());
    }
}
