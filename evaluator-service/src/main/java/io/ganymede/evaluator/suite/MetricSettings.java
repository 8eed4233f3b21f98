package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.KernelDistance;
import io.ganymede.evaluator.neighbour.BallRule;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.similarity.Pairing;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;

/**
 * The conventions on which tools differ.
 *
 * @param ddof divisor of covariances
 * @param splits how predictions are cut for the Inception Score's deviation
 * @param splitDdof divisor of that deviation
 * @param inception which figure is the Inception Score
 * @param subsets of the kernel distance
 * @param balls of precision, recall, density and coverage
 * @param similarity variant of MS-SSIM
 * @param pairing which images of a class are compared by it
 * @param seed of whatever else is drawn: bootstrap, subsets of FID-infinity
 */
public record MetricSettings(
        Ddof ddof,
        LogitSplits splits,
        Ddof splitDdof,
        InceptionForm inception,
        KernelDistance.Subsets subsets,
        BallRule balls,
        MultiScaleSimilarity similarity,
        Pairing pairing,
        int seed) {
    /** The two figures that go by the name of Inception Score. */
    public enum InceptionForm {
        /** Of all images together. */
        ONE_SPLIT,
        /** Mean over the splits, which the papers and most tools tell. */
        MEAN_OF_SPLITS
    }

    /** The same with another divisor of covariances. */
    public MetricSettings with(Ddof other) {
        return new MetricSettings(other, splits, splitDdof, inception, subsets, balls, similarity, pairing, seed);
    }
}
