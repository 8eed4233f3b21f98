package io.ganymede.evaluator.statistics;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import java.nio.FloatBuffer;

/** Float32 rows as an extractor hands them out, read as float64. */
final class FloatRows {
    private FloatRows() {}

    /**
     * The rows between position and limit of the buffer, whose position is left as it was.
     *
     * @param name what the rows are, for messages
     * @return {@code [remaining / columns, columns]}
     */
    static Matrix read(FloatBuffer rows, int columns, String name) {
        int count = rows.remaining();
        if (count % columns != 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "batch '%s' does not hold whole rows: got %d numbers, expected a multiple of %d"
                            .formatted(name, count, columns));
        }
        double[] values = new double[count];
        int start = rows.position();
        for (int i = 0; i < count; i++) {
            values[i] = rows.get(start + i);
        }
        return new Matrix(count / columns, columns, values);
    }
}
