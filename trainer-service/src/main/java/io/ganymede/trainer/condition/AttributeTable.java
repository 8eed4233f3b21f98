package io.ganymede.trainer.condition;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import java.util.stream.IntStream;

/** The attribute vectors of those training images whose attributes are known, in memory: {@code [rows, columns]}. */
final class AttributeTable {
    private final List<Attribute> attributes;
    private final float[] values;

    private AttributeTable(List<Attribute> attributes, float[] values) {
        this.attributes = attributes;
        this.values = values;
    }

    /**
     * Reads the table.
     *
     * @param conditions name of the source that needs it, for the message
     * @throws PlatformException with reason DatasetUnavailable when there is no row
     */
    static AttributeTable of(String conditions, LabelRows rows) {
        int[] images = rows.known();
        if (images.length == 0) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "conditions '" + conditions + "' need training images whose attributes are known: got none among "
                            + rows.split().count());
        }
        int columns = rows.space().size();
        float[] values = new float[Math.multiplyExact(images.length, columns)];
        for (int i = 0; i < images.length; i++) {
            rows.copy(images[i], values, i * columns);
        }
        return new AttributeTable(rows.space().labels().attributes(), values);
    }

    List<Attribute> attributes() {
        return attributes;
    }

    int rows() {
        return values.length / columns();
    }

    int columns() {
        return attributes.size();
    }

    float value(int row, int column) {
        return values[row * columns() + column];
    }

    /** Columns of the attributes with real values. */
    int[] realColumns() {
        return IntStream.range(0, columns())
                .filter(column -> !attributes.get(column).isBinary())
                .toArray();
    }

    /** The values of some columns, by row: {@code [rows][wanted]}. */
    double[][] values(int[] wanted) {
        double[][] values = new double[rows()][wanted.length];
        for (int row = 0; row < values.length; row++) {
            for (int i = 0; i < wanted.length; i++) {
                values[row][i] = value(row, wanted[i]);
            }
        }
        return values;
    }

    /** Writes a row to a position. */
    void copy(int row, float[] target, int position) {
        System.arraycopy(values, row * columns(), target, position, columns());
    }
}
