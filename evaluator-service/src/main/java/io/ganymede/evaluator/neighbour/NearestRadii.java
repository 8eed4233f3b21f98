package io.ganymede.evaluator.neighbour;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.Arrays;

/**
 * For each row of a set the squared distance to its k-th nearest other row: the radius of the row's ball. Exact in
 * float64. A row does not count as its own neighbour; an equal row does, at distance 0.
 */
public final class NearestRadii {
    private final int k;
    private final double[] nearest;

    /**
     * The radii of a set.
     *
     * @param rows {@code [n, d]}, n > k
     * @param k which neighbour, at least 1
     * @throws PlatformException when k does not fit n or a number is not finite
     */
    public NearestRadii(RowSet rows, int k, LinearAlgebra algebra) {
        if (k < 1 || k >= rows.rows()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "neighbour 'k' does not fit the set: got %d of %d rows, expected 1 <= k < rows"
                            .formatted(k, rows.rows()));
        }
        this.k = k;
        this.nearest = new double[Math.multiplyExact(rows.rows(), k)];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        PairScan scan = new PairScan(rows.require("feature", 2), rows, algebra);
        scan.withinOneSet((i, j, lower, upper) -> {
            if (lower < squared(i) || lower < squared(j)) {
                double distance = scan.exact(i, j);
                insert(i, distance);
                insert(j, distance);
            }
        });
    }

    /** Squared radius of the ball about a row. */
    public double squared(int row) {
        return nearest[row * k + k - 1];
    }

    private void insert(int row, double distance) {
        int first = row * k;
        int place = first + k - 1;
        if (!(distance < nearest[place])) {
            return;
        }
        while (place > first && nearest[place - 1] > distance) {
            nearest[place] = nearest[place - 1];
            place--;
        }
        nearest[place] = distance;
    }
}
