package io.ganymede.evaluator.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Matrices that any language can rebuild to check a metric: {@code s <- 1664525 s + 1013904223 mod 2^32, u = s / 2^32},
 * filled row by row. The expected values in the tests were computed from them with NumPy and SciPy in float64.
 */
public final class LcgMatrices {
    private LcgMatrices() {}

    /** Numbers in [0, 1), {@code [rows, columns]}. */
    public static Matrix uniform(long seed, int rows, int columns) {
        double[] values = new double[rows * columns];
        long state = seed;
        for (int i = 0; i < values.length; i++) {
            state = (1664525L * state + 1013904223L) & 0xFFFF_FFFFL;
            values[i] = state / 4294967296.0;
        }
        return new Matrix(rows, columns, values);
    }

    /** Features X, {@code [200, 16]}. */
    public static Matrix x() {
        return uniform(1, 200, 16);
    }

    /** Features Y, {@code [150, 16]}: narrower, and shifted in every third column. */
    public static Matrix y() {
        double[] values = uniform(2, 150, 16).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.9 * values[i] + (i % 16 % 3 == 0 ? 0.15 : 0);
        }
        return new Matrix(150, 16, values);
    }

    /** Fewer rows than columns, {@code [10, 16]}. */
    public static Matrix smallX() {
        return uniform(3, 10, 16);
    }

    /** Fewer rows than columns, {@code [12, 16]}. */
    public static Matrix smallY() {
        return uniform(4, 12, 16);
    }

    /** Logits of generated samples, {@code [100, 10]}, within [-4, 4). */
    public static Matrix generatedLogits() {
        return logits(5, 100, 0);
    }

    /** Logits of training samples, {@code [80, 10]}, the first class favoured by 1.5. */
    public static Matrix trainingLogits() {
        return logits(6, 80, 1.5);
    }

    /** The rows whose index leaves this remainder when divided by {@code divisor}. */
    public static Matrix everyNth(Matrix matrix, int divisor, int remainder) {
        double[] values = IntStream.range(0, matrix.rows())
                .filter(row -> row % divisor == remainder)
                .boxed()
                .flatMapToDouble(row -> IntStream.range(0, matrix.columns()).mapToDouble(c -> matrix.at(row, c)))
                .toArray();
        return new Matrix(values.length / matrix.columns(), matrix.columns(), values);
    }

    /** The rows {@code [from, to)}. */
    public static Matrix rows(Matrix matrix, int from, int to) {
        double[] values = Arrays.copyOfRange(matrix.values(), from * matrix.columns(), to * matrix.columns());
        return new Matrix(to - from, matrix.columns(), values);
    }

    /** The first columns of a matrix. */
    public static Matrix columns(Matrix matrix, int count) {
        double[] values = IntStream.range(0, matrix.rows() * count)
                .mapToDouble(i -> matrix.at(i / count, i % count))
                .toArray();
        return new Matrix(matrix.rows(), count, values);
    }

    private static Matrix logits(long seed, int rows, double bonus) {
        double[] values = uniform(seed, rows, 10).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = 8 * (values[i] - 0.5) + (i % 10 == 0 ? bonus : 0);
        }
        return new Matrix(rows, 10, values);
    }
}
