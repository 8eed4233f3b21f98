package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.metric.PrecisionRecall;
import io.ganymede.evaluator.neighbour.BallRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Precision, recall, density and coverage: four scores of one pass over the neighbours. */
final class PrecisionRecallMetric implements Metric {
    private static final String PRECISION = "precision";
    private static final String RECALL = "recall";
    private static final String DENSITY = "density";
    private static final String COVERAGE = "coverage";

    private final PrecisionRecall scores;
    private final BallRule rule;

    /**
     * The scores and the rule they were made by.
     *
     * @param rule which neighbour makes a ball, and whether its surface belongs to it
     */
    record Details(BallRule rule, PrecisionRecall.Result result) {}

    PrecisionRecallMetric(LinearAlgebra algebra, BallRule rule) {
        this.scores = new PrecisionRecall(algebra, rule);
        this.rule = rule;
    }

    @Override
    public String id() {
        return PRECISION;
    }

    @Override
    public List<String> scores() {
        return List.of(PRECISION, RECALL, DENSITY, COVERAGE);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.GENERATED_ROWS, Need.REFERENCE_ROWS);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        PrecisionRecall.Result result = scores.between(
                input.reference().requireRows().requireFeatures(),
                input.generated().requireRows().requireFeatures());
        return MetricOutcome.of(
                        Map.of(
                                PRECISION, result.precision().value(),
                                RECALL, result.recall().value(),
                                DENSITY, result.density().mean(),
                                COVERAGE, result.coverage().value()),
                        Map.of(),
                        new Details(rule, result))
                .withError(PRECISION, result.precision().standardError())
                .withError(RECALL, result.recall().standardError())
                .withError(DENSITY, result.density().standardError())
                .withError(COVERAGE, result.coverage().standardError());
    }
}
