package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Streams feature rows into {@link FeatureStatistics}. Rows are gathered into blocks of a fixed length before they enter
 * the scatter, so that the result depends on the order of the rows alone and is equal to the bit for every batch size;
 * large blocks are also what makes the rank-n update fast. Memory: one block and two scatters at most, whatever n. Not
 * safe for several threads: use one accumulator each and merge.
 */
public final class FeatureAccumulator {
    private static final int SMALLEST_BLOCK_ROWS = 1024;
    private static final int FIRST_ROWS = 64;

    private final int dimensions;
    private final LinearAlgebra algebra;
    private final int blockRows;
    private double[] block;
    private int rowsInBlock;
    private FeatureStatistics done;

    /** An accumulator for feature vectors of d numbers. */
    public FeatureAccumulator(int dimensions, LinearAlgebra algebra) {
        if (dimensions < 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "features 'd' are out of range: got %d, expected at least 1".formatted(dimensions));
        }
        this.dimensions = dimensions;
        this.algebra = algebra;
        this.blockRows = Math.max(dimensions, SMALLEST_BLOCK_ROWS);
        this.block = new double[Math.multiplyExact(FIRST_ROWS, dimensions)];
        this.done = FeatureStatistics.empty(dimensions);
    }

    /**
     * The statistics of all rows of a set, a block at a time.
     *
     * @throws PlatformException when a feature is NaN or infinite
     */
    public static FeatureStatistics statisticsOf(RowSet rows, LinearAlgebra algebra) {
        FeatureAccumulator accumulator = new FeatureAccumulator(rows.columns(), algebra);
        for (int from = 0; from < rows.rows(); from += SMALLEST_BLOCK_ROWS) {
            accumulator.add(rows.block(from, Math.min(rows.rows(), from + SMALLEST_BLOCK_ROWS)));
        }
        return accumulator.statistics();
    }

    /** Adds rows, {@code [n, d]} row-major float32. */
    public void add(float[] rows) {
        add(FloatBuffer.wrap(rows));
    }

    /** Adds the rows between position and limit, {@code [n, d]} row-major float32; the position stays. */
    public void add(FloatBuffer rows) {
        add(FloatRows.read(rows, dimensions, "features"));
    }

    /**
     * Adds rows, {@code [n, d]}. A batch with a bad entry is refused whole.
     *
     * @throws PlatformException when d differs or a feature is NaN or infinite
     */
    public void add(Matrix rows) {
        if (rows.columns() != dimensions) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "features 'd' do not fit: got %d, expected %d".formatted(rows.columns(), dimensions));
        }
        rows.requireFinite("feature");
        for (int next = 0; next < rows.rows(); ) {
            if (rowsInBlock == blockRows) {
                done = statistics();
                rowsInBlock = 0;
            }
            int taken = Math.min(rows.rows() - next, blockRows - rowsInBlock);
            reserve(rowsInBlock + taken);
            System.arraycopy(rows.values(), next * dimensions, block, rowsInBlock * dimensions, taken * dimensions);
            rowsInBlock += taken;
            next += taken;
        }
    }

    /** The statistics of everything added so far; adding may go on. */
    public FeatureStatistics statistics() {
        double[] gathered = Arrays.copyOf(block, rowsInBlock * dimensions);
        return done.merge(FeatureStatistics.of(new Matrix(rowsInBlock, dimensions, gathered), algebra), algebra);
    }

    private void reserve(int rows) {
        int needed = Math.multiplyExact(rows, dimensions);
        if (needed > block.length) {
            int doubled = (int) Math.min(2L * block.length, (long) blockRows * dimensions);
            block = Arrays.copyOf(block, Math.max(needed, doubled));
        }
    }
}
