package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.Arrays;

/**
 * How near the samples come to training images by the angle of their features, and FID raised by it (MiFID).
 *
 * <p>{@code distance = mean over samples g of min over training images t of 1 - |cos(g, t)|}, and
 * {@code MiFID = FID / (distance + 1e-14)} where the distance is below 0.1, else FID. Bai et al., "On Training Sample
 * Memorization: Lessons from Benchmarking Generative Modeling with a Large-scale Competition", arXiv:2106.03062; threshold
 * and guard as torchmetrics has them: where every sample is a training image, MiFID is some 1e14 times FID, as in those tools. Features {@code [N, d]}; the distance is within [0, 1], higher is better. A row of
 * zeros has no angle and counts as 1 apart from every other. Memory: a few blocks.
 */
public final class MemorisationDistance {
    /** Name of the raised distance in requests, reports and events. */
    public static final String ID = "mifid";
    /** Name of the distance itself. */
    public static final String DISTANCE_ID = "memorisationDistance";

    private static final int BLOCK_ROWS = 512;
    private static final double THRESHOLD = 0.1;
    private static final double GUARD = 1e-14;

    private final LinearAlgebra algebra;

    /** The distance, by an engine. */
    public MemorisationDistance(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * The distance.
     *
     * @param distance mean of the smallest cosine distances
     */
    public record Result(double distance) {

        /** MiFID of a Fréchet distance on the same samples. */
        public double raised(double frechetDistance) {
            return distance < THRESHOLD ? frechetDistance / (distance + GUARD) : frechetDistance;
        }
    }

    /**
     * The distance of generated samples.
     *
     * @param training {@code [n, d]}, n >= 1
     * @param generated {@code [m, d]}, m >= 1
     * @throws PlatformException when a set is empty, d differs or a feature is not finite
     */
    public Result of(RowSet training, RowSet generated) {
        training.require("training feature", 1).requireSameColumns(generated.require("feature", 1));
        double sum = 0;
        for (int g0 = 0; g0 < generated.rows(); g0 += BLOCK_ROWS) {
            Matrix g = unitRows(generated.block(g0, Math.min(generated.rows(), g0 + BLOCK_ROWS)));
            double[] largest = new double[g.rows()];
            for (int t0 = 0; t0 < training.rows(); t0 += BLOCK_ROWS) {
                Matrix t = unitRows(training.block(t0, Math.min(training.rows(), t0 + BLOCK_ROWS)));
                double[] cosines = algebra.productWithTransposed(g, t).values();
                for (int i = 0; i < cosines.length; i++) {
                    int row = i / t.rows();
                    largest[row] = Math.max(largest[row], Math.abs(cosines[i]));
                }
            }
            sum += Arrays.stream(largest).map(cosine -> Math.max(0, 1 - cosine)).sum();
        }
        return new Result(sum / generated.rows());
    }

    private static Matrix unitRows(Matrix rows) {
        int d = rows.columns();
        double[] values = rows.values(); // a block made for this use
        for (int start = 0; start < values.length; start += d) {
            double squares = 0;
            for (int j = start; j < start + d; j++) {
                squares += values[j] * values[j];
            }
            double inverse = squares > 0 ? 1 / Math.sqrt(squares) : 0;
            for (int j = start; j < start + d; j++) {
                values[j] *= inverse;
            }
        }
        return rows;
    }
}
