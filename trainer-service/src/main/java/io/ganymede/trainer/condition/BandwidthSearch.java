package io.ganymede.trainer.condition;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.condition.BandwidthReport.Point;
import io.ganymede.trainer.condition.BandwidthReport.Search;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Scores bandwidths of a Gaussian kernel density by cross-validation: the rows are shuffled and cut into folds; each fold is held
 * out once, and scored under the density of the other folds; a bandwidth's score is the mean log density of all rows. Source:
 * Gauthier 2014, "Conditional generative adversarial nets for convolutional face generation", which takes the bandwidth that
 * serves held-out conditions best. The order of the rows is a function of the job's seed.
 *
 * <p>The time grows with the square of the number of rows, so a random part of many is taken. The best bandwidth falls with the
 * number n of centres as {@code n^(-1 / (d + 4))} (Scott's rule): slowly, where there are many columns d.
 *
 * @param least smallest bandwidth of the grid, above 0
 * @param most largest, above the smallest
 * @param size bandwidths of the grid, at equal ratios; at least 2
 * @param folds at least 2
 * @param rowLimit rows that take part at most
 */
record BandwidthSearch(double least, double most, int size, int folds, int rowLimit) {
    private static final String STREAM = "condition-folds";

    BandwidthSearch {
        if (!(least > 0 && least < most && size >= 2)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "the grid of bandwidths is empty: got gridLeast " + least + ", gridMost " + most + " and gridSize "
                            + size + ", expected 0 < gridLeast < gridMost and gridSize of 2 or more");
        }
        if (rowLimit < folds) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "a fold of the cross-validation has no row: got rowLimit " + rowLimit + ", expected at least the "
                            + folds + " folds");
        }
    }

    /** The bandwidths that are tried, ascending. */
    double[] grid() {
        return IntStream.range(0, size)
                .mapToDouble(i -> least * Math.pow(most / least, (double) i / (size - 1)))
                .toArray();
    }

    /**
     * Scores the grid.
     *
     * @param rows by row, {@code [n][d]}
     * @param seed of the job
     * @throws PlatformException with reason DatasetUnavailable when there are fewer rows than folds
     */
    Search over(double[][] rows, long seed) {
        if (rows.length < folds) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "a bandwidth cannot be cross-validated: got " + rows.length
                            + " training images with known attributes, expected at least the " + folds + " folds");
        }
        int taken = Math.min(rowLimit, rows.length);
        int[] order = new PhiloxStream(seed, STREAM, 0).permutation(rows.length);
        List<double[]> shuffled =
                IntStream.range(0, taken).mapToObj(i -> rows[order[i]]).toList();
        double[] sums = new double[size];
        for (int fold = 0; fold < folds; fold++) {
            addScores(shuffled, fold, sums);
        }
        double[] grid = grid();
        List<Point> curve = IntStream.range(0, size)
                .mapToObj(i -> new Point(grid[i], sums[i] / taken))
                .toList();
        return new Search(taken, folds, repeated(shuffled), curve);
    }

    private void addScores(List<double[]> rows, int fold, double[] sums) {
        List<double[]> heldOut = new ArrayList<>();
        List<double[]> others = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            (i % folds == fold ? heldOut : others).add(rows.get(i));
        }
        ParzenDensity density = new ParzenDensity(byColumn(others));
        double[] grid = grid();
        for (double[] row : heldOut) {
            double[] scores = density.logDensities(row, grid);
            for (int i = 0; i < scores.length; i++) {
                sums[i] += scores[i];
            }
        }
    }

    private static double[][] byColumn(List<double[]> rows) {
        double[][] columns = new double[rows.get(0).length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][i] = rows.get(i)[column];
            }
        }
        return columns;
    }

    private static double repeated(List<double[]> rows) {
        Map<List<Double>, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(Arrays.stream(row).boxed().toList(), 1, Integer::sum));
        long alone = counts.values().stream().filter(count -> count == 1).count();
        return 1 - (double) alone / rows.size();
    }
}
