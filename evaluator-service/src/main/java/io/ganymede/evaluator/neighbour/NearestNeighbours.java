package io.ganymede.evaluator.neighbour;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.Arrays;

/** For each query the nearest reference, the first among equals, and its Euclidean distance. Exact in float64. */
public final class NearestNeighbours {
    private final int[] index;
    private final double[] squared;

    private NearestNeighbours(RowSet queries, RowSet references, int[] excluded, LinearAlgebra algebra) {
        index = new int[queries.rows()];
        squared = new double[queries.rows()];
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        PairScan scan = new PairScan(queries, references, algebra);
        scan.all((query, reference, lower, upper) -> {
            if (lower < squared[query] && reference != excluded[query]) {
                double distance = scan.exact(query, reference);
                if (distance < squared[query]) {
                    squared[query] = distance;
                    index[query] = reference;
                }
            }
        });
    }

    /**
     * The neighbours of some queries.
     *
     * @param queries {@code [n, d]}
     * @param references {@code [m, d]}, m >= 1
     * @throws PlatformException when a set is empty, d differs or a number is not finite
     */
    public static NearestNeighbours of(RowSet queries, RowSet references, LinearAlgebra algebra) {
        int[] none = new int[queries.require("query", 1).rows()];
        Arrays.fill(none, -1);
        return new NearestNeighbours(queries, references.require("reference", 1), none, algebra);
    }

    /**
     * The nearest other row of some rows of one set.
     *
     * @param rows {@code [m, d]}, m >= 2
     * @param chosen the rows to look from
     * @throws PlatformException when there are fewer than two rows, a chosen one is not among them, or a number is not finite
     */
    public static NearestNeighbours ofOthers(RowSet rows, int[] chosen, LinearAlgebra algebra) {
        for (int row : chosen) {
            if (row < 0 || row >= rows.rows()) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "neighbour 'row' is out of range: got %d, expected [0, %d)".formatted(row, rows.rows()));
            }
        }
        RowSet queries = RowSet.of(rows.select(chosen));
        return new NearestNeighbours(queries, rows.require("reference", 2), chosen.clone(), algebra);
    }

    /** Number of queries. */
    public int count() {
        return index.length;
    }

    /** Row of the reference that is nearest to a query. */
    public int index(int query) {
        return index[query];
    }

    /** Its distance. */
    public double distance(int query) {
        return Math.sqrt(squared[query]);
    }
}
