package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.BallCounts;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.MeanEstimate;
import io.ganymede.evaluator.statistics.Share;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Precision, recall, density and coverage by balls about the samples: fidelity and variety apart.
 *
 * <p>With B(x) the ball of x to its k-th nearest neighbour in its own set: precision = share of generated samples inside
 * any real ball; recall = share of real samples inside any generated ball; density = mean over the generated samples of
 * the number of real balls around them, over k; coverage = share of real samples whose ball holds a generated one.
 * Kynkaanniemi et al., "Improved Precision and Recall Metric for Assessing Generative Models", arXiv:1904.06991, section 2;
 * Naeem et al., "Reliable Fidelity and Diversity Metrics for Generative Models", arXiv:2002.09797, section 3. Features
 * {@code [N, d]}; higher is better; within [0, 1] except density, which may exceed 1. Under a strict boundary a set of
 * equal samples has empty balls, and scores 0.
 */
public final class PrecisionRecall {
    private final LinearAlgebra algebra;
    private final BallRule rule;

    /** The four scores under a rule. */
    public PrecisionRecall(LinearAlgebra algebra, BallRule rule) {
        this.algebra = algebra;
        this.rule = rule;
    }

    /**
     * The four scores. The errors take the samples for independent, which those that share a ball are not quite.
     *
     * @param precision of the generated samples
     * @param recall of the real samples
     * @param density mean number of real balls around a generated sample, over k
     * @param coverage of the real samples
     */
    public record Result(Share precision, Share recall, MeanEstimate density, Share coverage) {}

    /**
     * The scores of generated features.
     *
     * @param real {@code [n, d]}, n > k
     * @param generated {@code [m, d]}, m > k
     * @throws PlatformException when a set is too small for k, d differs or a feature is not finite
     */
    public Result between(RowSet real, RowSet generated) {
        BallCounts counts = new BallCounts(real, generated, rule, algebra);
        double[] densities = IntStream.range(0, generated.rows())
                .mapToDouble(g -> (double) counts.realBallsAroundGenerated(g) / rule.k())
                .toArray();
        return new Result(
                share(generated.rows(), g -> counts.realBallsAroundGenerated(g) > 0),
                share(real.rows(), r -> counts.generatedBallsAroundReal(r) > 0),
                MeanEstimate.of("samples", densities, Ddof.ONE),
                share(real.rows(), r -> counts.generatedInRealBall(r) > 0));
    }

    private static Share share(int count, IntPredicate hit) {
        return new Share(IntStream.range(0, count).filter(hit).count(), count);
    }
}
