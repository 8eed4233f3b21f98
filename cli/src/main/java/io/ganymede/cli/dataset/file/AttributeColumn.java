package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.common.dataset.Attribute;
import java.util.Arrays;

/**
 * One column of a table, once it is known which files become examples.
 *
 * @param table where it stands
 * @param column its index there
 * @param attribute its name and kind: binary when all values are in {-1, 1} or all in {0, 1}, else real
 */
record AttributeColumn(AttributeTable table, int column, Attribute attribute) {
    private static final double NEARLY = 0.9;

    /** Finds out the kind of a column from the values of the examples. */
    static AttributeColumn of(AttributeTable table, int column, int[] files, SourceFindings findings) {
        String name = table.columns().get(column);
        double minimum = files.length == 0 ? 0 : Double.POSITIVE_INFINITY;
        double maximum = files.length == 0 ? 0 : Double.NEGATIVE_INFINITY;
        int signs = 0;
        int bits = 0;
        for (int file : files) {
            double value = table.value(file, column);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            signs += isSign(value) ? 1 : 0;
            bits += isBit(value) ? 1 : 0;
        }
        if (signs == files.length || bits == files.length) {
            return new AttributeColumn(table, column, Attribute.binary(name));
        }
        if (Math.max(signs, bits) >= NEARLY * files.length) {
            noteStray(table, column, files, signs > bits, findings);
        }
        return new AttributeColumn(table, column, Attribute.real(name, minimum, maximum));
    }

    private static boolean isSign(double value) {
        return value == -1 || value == 1;
    }

    private static boolean isBit(double value) {
        return value == 0 || value == 1;
    }

    /** A single typing error makes a binary column real: that must not go unseen. */
    private static void noteStray(
            AttributeTable table, int column, int[] files, boolean signs, SourceFindings findings) {
        int[] strays = Arrays.stream(files)
                .filter(file -> {
                    double value = table.value(file, column);
                    return signs ? !isSign(value) : !isBit(value);
                })
                .toArray();
        findings.note("attribute '" + table.columns().get(column) + "' is taken as real: " + strays.length + " of "
                + files.length + " values are not in " + (signs ? "{-1, 1}" : "{0, 1}") + ", the first "
                + table.value(strays[0], column) + " in " + table.rows().table() + ":"
                + table.rows().line(strays[0]));
    }

    /** Value of a file: 0 or 1 when binary. */
    float value(int file) {
        float value = table.value(file, column);
        return attribute.isBinary() ? Math.max(value, 0) : value;
    }
}
