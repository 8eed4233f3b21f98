package io.ganymede.evaluator.neighbour;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import java.util.Arrays;

/**
 * For each query the nearest references, the first among equals, and their Euclidean distances. Exact in float64. Memory: k numbers a
 * query and a few blocks.
 */
public final class NearestNeighbours {
    private final int k;
    private final int[] index;
    private final double[] squared;

    private NearestNeighbours(RowSet queries, RowSet references, int k, int[] excluded, LinearAlgebra algebra) {
        this.k = k;
        this.index = new int[Math.multiplyExact(queries.rows(), k)];
        this.squared = new double[index.length];
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
        PairScan scan = new PairScan(queries, references, algebra);
        scan.all((query, reference, lower, upper) -> {
            if (lower < squared[query * k + k - 1] && reference != excluded[query]) {
                insert(query * k, reference, scan.exact(query, reference));
            }
        });
    }

    /** Behind those that are as near: references come in order. */
    private void insert(int first, int reference, double distance) {
        int place = first + k - 1;
        if (!(distance < squared[place])) {
            return;
        }
        while (place > first && squared[place - 1] > distance) {
            squared[place] = squared[place - 1];
            index[place] = index[place - 1];
            place--;
        }
        squared[place] = distance;
        index[place] = reference;
    }

    /**
     * The nearest neighbour of some queries.
     *
     * @param queries {@code [n, d]}
     * @param references {@code [m, d]}, m >= 1
     * @throws PlatformException when a set is empty, d differs or a number is not finite
     */
    public static NearestNeighbours of(RowSet queries, RowSet references, LinearAlgebra algebra) {
        return of(queries, references, 1, algebra);
    }

    /**
     * The k nearest neighbours of some queries.
     *
     * @param queries {@code [n, d]}
     * @param references {@code [m, d]}, m >= k
     * @param k how many, at least 1
     * @throws PlatformException when there is no query, there are fewer references than k, d differs or a number is not finite
     */
    public static NearestNeighbours of(RowSet queries, RowSet references, int k, LinearAlgebra algebra) {
        if (k < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "neighbour 'k' is out of range: got " + k + ", expected at least 1");
        }
        int[] none = new int[queries.require("query", 1).rows()];
        Arrays.fill(none, -1);
        return new NearestNeighbours(queries, references.require("reference", k), k, none, algebra);
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
        return new NearestNeighbours(queries, rows.require("reference", 2), 1, chosen.clone(), algebra);
    }

    /** Number of queries. */
    public int count() {
        return index.length / k;
    }

    /** Row of the reference that is nearest to a query. */
    public int index(int query) {
        return index(query, 0);
    }

    /** Its distance. */
    public double distance(int query) {
        return distance(query, 0);
    }

    /**
     * Row of a near reference.
     *
     * @param rank 0 for the nearest, below k
     */
    public int index(int query, int rank) {
        return index[query * k + rank];
    }

    /** Its distance. */
    public double distance(int query, int rank) {
        return Math.sqrt(squared[query * k + rank]);
    }
}
