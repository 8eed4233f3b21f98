package io.ganymede.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Rows of text in aligned columns. */
public final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a row of as many cells as the header has. */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("row " + List.of(cells) + " does not fit header " + rows.get(0));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The table as lines, each ending in a line break. */
    @Override
    public String toString() {
        Column[] columns = new Column[rows.get(0).size()];
        for (int c = 0; c < columns.length; c++) {
            int width = 0;
            for (List<String> row : rows) {
                width = Math.max(width, row.get(c).length());
            }
            columns[c] = new Column(width + GAP, 0, Overflow.SPAN);
        }
        TextTable table = TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
        rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
        return table.toString();
    }
}
