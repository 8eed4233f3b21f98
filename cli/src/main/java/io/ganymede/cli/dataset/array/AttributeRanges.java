package io.ganymede.cli.dataset.array;

import io.ganymede.common.dataset.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the columns of attributes are from their values: binary where all are 0 or 1, else real with a range. Not
 * thread-safe.
 */
final class AttributeRanges {
    private final List<Attribute> known;
    private double[] minimum = new double[0];
    private double[] maximum = new double[0];
    private boolean[] binary = new boolean[0];

    /** Names, and kinds that are known, of the first columns; others are called {@code attribute-0} and so on. */
    AttributeRanges(List<Attribute> known) {
        this.known = List.copyOf(known);
    }

    void add(@Nullable AttributeMatrix table) {
        if (table == null) {
            return;
        }
        grow(table.columns());
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                float value = table.value(row, column);
                if (Float.isFinite(value)) {
                    minimum[column] = Math.min(minimum[column], value);
                    maximum[column] = Math.max(maximum[column], value);
                    binary[column] &= value == 0 || value == 1;
                }
            }
        }
    }

    List<Attribute> columns() {
        List<Attribute> columns = new ArrayList<>();
        for (int column = 0; column < binary.length; column++) {
            @Nullable Attribute named = column < known.size() ? known.get(column) : null;
            String name = named == null ? "attribute-" + column : named.name();
            boolean isReal = !binary[column] || (named != null && !named.isBinary());
            boolean isEmpty = minimum[column] > maximum[column];
            columns.add(
                    isReal
                            ? Attribute.real(name, isEmpty ? 0 : minimum[column], isEmpty ? 0 : maximum[column])
                            : Attribute.binary(name));
        }
        return columns;
    }

    private void grow(int columns) {
        int before = binary.length;
        if (columns > before) {
            minimum = Arrays.copyOf(minimum, columns);
            maximum = Arrays.copyOf(maximum, columns);
            binary = Arrays.copyOf(binary, columns);
            Arrays.fill(minimum, before, columns, Double.POSITIVE_INFINITY);
            Arrays.fill(maximum, before, columns, Double.NEGATIVE_INFINITY);
            Arrays.fill(binary, before, columns, true);
        }
    }
}
