package io.ganymede.evaluator.reference;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;

/** Attributes of real images, [rows, columns], in the order of the images. */
public final class AttributeTable {
    private final int columns;
    private final float[] values;

    /**
     * Takes over the array, row after row.
     *
     * @throws PlatformException with reason InvalidArgument when it is empty or the last row is not whole
     */
    public AttributeTable(int columns, float[] values) {
        if (columns < 1 || values.length == 0 || values.length % columns != 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "attributes of real images are no table: got %d numbers in rows of %d, expected a whole row at least"
                            .formatted(values.length, columns));
        }
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return values.length / columns;
    }

    /** Copies a row to the beginning of an array. */
    public void copyRow(int row, float[] target) {
        System.arraycopy(values, row * columns, target, 0, columns);
    }
}
