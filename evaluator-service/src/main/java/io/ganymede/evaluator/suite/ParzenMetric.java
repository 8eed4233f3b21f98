package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.metric.ParzenLikelihood;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Parzen-window log-likelihood of the reference images' pixels in [0, 1] under windows about the generated ones; sigma is chosen on
 * every other reference image and the likelihood told of the rest. At most 10,000 generated images make windows, the first ones.
 */
final class ParzenMetric implements Metric {
    private static final int WINDOWS = 10_000;

    private final ParzenLikelihood likelihood;

    ParzenMetric(LinearAlgebra algebra) {
        this.likelihood = new ParzenLikelihood(algebra);
    }

    @Override
    public String id() {
        return ParzenLikelihood.ID;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.IMAGES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        RowSet generated = input.generated().requireRows().requireImages().unitRows();
        RowSet reference = input.reference().requireRows().requireImages().unitRows();
        ParzenLikelihood.Validated result = likelihood.validated(
                generated.subset(
                        IntStream.range(0, Math.min(WINDOWS, generated.rows())).toArray()),
                reference.subset(every(reference.rows(), 0)),
                reference.subset(every(reference.rows(), 1)),
                ParzenLikelihood.defaultSigmas());
        return MetricOutcome.of(Map.of(id(), result.test().logLikelihood().mean()), Map.of(), result)
                .withError(id(), result.test().logLikelihood().standardError());
    }

    /** Every other row. */
    private static int[] every(int rows, int first) {
        return IntStream.iterate(first, row -> row < rows, row -> row + 2).toArray();
    }
}
