package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.NearestNeighbours;
import io.ganymede.evaluator.statistics.Share;
import java.util.stream.IntStream;

/**
 * Whether samples are copies of training images (AuthPct).
 *
 * <p>A sample is authentic when it is farther from its nearest training image than that image is from its own nearest other
 * training image. {@code authPct = 100 x} the share of authentic samples. Alaa et al., "How Faithful is your Synthetic
 * Data?", arXiv:2102.08921, section on authenticity; AuthPct as dgm-eval computes it. Features {@code [N, d]}; higher is
 * better; a test set's own figure is the one to compare with.
 */
public final class Authenticity {
    /** Name in requests, reports and events. */
    public static final String ID = "authPct";

    private final LinearAlgebra algebra;

    /** The share, by an engine. */
    public Authenticity(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    /**
     * The share and what it rests on.
     *
     * @param authentic share of the authentic samples
     * @param neighbours the nearest training image of each sample, by index, and its distance
     */
    public record Result(Share authentic, NearestNeighbours neighbours) {

        /** Per cent, within [0, 100]. */
        public double value() {
            return 100 * authentic.value();
        }

        /** Of the value, in per cent. */
        public double standardError() {
            return 100 * authentic.standardError();
        }
    }

    /**
     * The authenticity of generated samples.
     *
     * @param training {@code [n, d]}, n >= 2
     * @param generated {@code [m, d]}, m >= 1
     * @throws PlatformException when a set is too small, d differs or a feature is not finite
     */
    public Result of(RowSet training, RowSet generated) {
        NearestNeighbours copied = NearestNeighbours.of(generated, training, algebra);
        int[] used = IntStream.range(0, copied.count())
                .map(copied::index)
                .distinct()
                .sorted()
                .toArray();
        NearestNeighbours own = NearestNeighbours.ofOthers(training, used, algebra);
        double[] room = new double[training.rows()];
        for (int i = 0; i < used.length; i++) {
            room[used[i]] = own.distance(i);
        }
        long authentic = IntStream.range(0, copied.count())
                .filter(i -> copied.distance(i) > room[copied.index(i)])
                .count();
        return new Result(new Share(authentic, copied.count()), copied);
    }
}
