package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.List;

/**
 * Fréchet distance between the mean features of the classes: are the classes as far apart, and in the same directions, as
 * the real ones?
 *
 * <p>{@code betweenClassFid = FID({mean of the real features of class c}, {mean of the generated features of class c})}.
 * Benny et al., "Evaluation Metrics for Conditional Image Generation", arXiv:2004.12361, section on BCFID; every class
 * counts once. Together with {@link ClassFrechetDistance} it bounds the whole: {@code FID <= BCFID + WCFID} where all
 * classes are equally large. Lower is better, 0 at best.
 */
public final class BetweenClassFrechetDistance {
    /** Name in requests, reports and events. */
    public static final String ID = "betweenClassFid";

    private final FrechetDistance distance;
    private final LinearAlgebra algebra;

    /** The distance of class means by a distance of samples, with its form of the covariance. */
    public BetweenClassFrechetDistance(FrechetDistance distance, LinearAlgebra algebra) {
        this.distance = distance;
        this.algebra = algebra;
    }

    /**
     * The distance of the class means.
     *
     * @param reference statistics of the real images, entry c for class c
     * @param generated statistics of the images generated for class c, as many entries
     * @throws PlatformException when the lists differ in length or have fewer than two classes, a class is empty, or
     *     dimensions differ
     */
    public FrechetDistance.Result between(List<FeatureStatistics> reference, List<FeatureStatistics> generated) {
        if (reference.size() < 2 || reference.size() != generated.size()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "classes 'K' do not fit together: got %d reference and %d generated, expected equal and at least 2"
                            .formatted(reference.size(), generated.size()));
        }
        return distance.between(means("reference", reference), means("generated", generated));
    }

    private FeatureStatistics means(String side, List<FeatureStatistics> classes) {
        int d = classes.get(0).dimensions();
        double[] rows = new double[classes.size() * d];
        for (int label = 0; label < classes.size(); label++) {
            FeatureStatistics statistics = classes.get(label);
            classes.get(0).requireSameDimensions(statistics);
            if (statistics.count() < 1) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "class '%d' has too few %s samples: got 0, expected at least 1".formatted(label, side));
            }
            System.arraycopy(statistics.mean().values(), 0, rows, label * d, d);
        }
        return FeatureStatistics.of(new Matrix(classes.size(), d, rows), algebra);
    }
}
