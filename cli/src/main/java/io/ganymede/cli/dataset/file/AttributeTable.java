package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of image files: the first column names the file, each other column is an attribute. CSV with a header;
 * CelebA's list: the number of rows, the names of the attributes without one for the file, then the rows; or LFW's, see {@link
 * PersonRows}.
 */
final class AttributeTable {
    private final TableFile table;
    private final NamedRows rows;
    private final FileNameIndex index;
    private List<String> columns = List.of();
    private float[] values = new float[0];

    private AttributeTable(TableFile table, FileNameIndex index, SourceFindings findings) {
        this.table = table;
        this.index = index;
        this.rows = new NamedRows(table, index, findings);
    }

    /**
     * Reads a table.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when its header cannot be used; what is wrong
     *     with rows is among the findings
     */
    static AttributeTable read(TableFile table, FileNameIndex index, SourceFindings findings) {
        AttributeTable attributes = new AttributeTable(table, index, findings);
        Reading reading = attributes.new Reading();
        table.forEach(new PersonRows(reading::take));
        reading.end();
        return attributes;
    }

    /** Names of the attributes. */
    List<String> columns() {
        return columns;
    }

    NamedRows rows() {
        return rows;
    }

    /** A value of a file whose row is usable. */
    float value(int file, int column) {
        return values[file * columns.size() + column];
    }

    private void header(List<String> names, int line) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw table.invalid("has a column without name in line " + line + ": got " + names);
            }
            if (!seen.add(name)) {
                throw table.invalid("names the column '" + name + "' twice in line " + line);
            }
        }
        if (names.isEmpty()) {
            throw table.invalid("has no attributes: expected the file name and at least one column");
        }
        columns = List.copyOf(names);
        values = new float[Math.multiplyExact(index.size(), columns.size())];
    }

    private void row(TableFile.Row row) {
        List<String> cells = row.cells();
        int file = rows.claim(cells.get(0), row.line());
        if (cells.size() != columns.size() + 1) {
            rows.problem(
                    row.line(),
                    SourceProblem.Kind.BAD_ATTRIBUTE,
                    "row of '" + cells.get(0) + "' has another number of columns than the header: got " + cells.size()
                            + ", expected " + (columns.size() + 1));
            return;
        }
        boolean usable = true;
        for (int column = 0; column < columns.size(); column++) {
            Float value = number(cells.get(column + 1));
            if (value == null) {
                usable = false;
                rows.problem(
                        row.line(),
                        SourceProblem.Kind.BAD_ATTRIBUTE,
                        "attribute '" + columns.get(column) + "' of '" + cells.get(0) + "' is no finite number: got '"
                                + cells.get(column + 1) + "'");
            } else if (file >= 0) {
                values[file * columns.size() + column] = value;
            }
        }
        if (usable && file >= 0) {
            rows.accept(file);
        }
    }

    /** A finite number in plain or scientific notation; Java's own suffixes, names and hexadecimals are none. */
    private static @Nullable Float number(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            float value = Float.parseFloat(cell);
            return Float.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The lines of a table in turn. */
    private final class Reading {
        private long announced = -1;
        private int found;

        void take(TableFile.Row row) {
            if (!columns.isEmpty()) {
                found++;
                row(row);
            } else if (announced >= 0) {
                header(row.cells(), row.line());
            } else if (row.cells().size() == 1 && row.cells().get(0).matches("\\d{1,9}")) {
                announced = Long.parseLong(row.cells().get(0));
            } else {
                header(row.cells().subList(1, row.cells().size()), row.line());
            }
        }

        void end() {
            if (columns.isEmpty()) {
                throw table.invalid("is empty: expected a header and rows");
            }
            if (announced >= 0 && announced != found) {
                rows.problem(1, SourceProblem.Kind.BAD_ATTRIBUTE, "announces " + announced + " rows: got " + found);
            }
        }
    }
}
