package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.MeanEstimate;

/**
 * A score together with what tells how it would have come out on other samples. Two scores made with the same latents, in
 * the same order, have deviations that belong together entry by entry; see {@link PairedComparison}.
 *
 * @param value the score
 * @param deviations by {@code kind}, {@code [1, n]}
 * @param kind what an entry is
 */
public record ScoreSample(double value, Matrix deviations, Kind kind) {

    /** What a deviation is. */
    public enum Kind {
        /** The influence of each sample: how fast the score changes with the sample's weight. */
        INFLUENCE,
        /** The score of each bootstrap replicate. */
        REPLICATE
    }

    /** {@code sd / sqrt(n)} of influences, {@code sd} of replicates. */
    public double standardError() {
        MeanEstimate estimate = MeanEstimate.of("deviations", deviations.values(), Ddof.ONE);
        return kind == Kind.INFLUENCE ? estimate.standardError() : estimate.deviation();
    }
}
