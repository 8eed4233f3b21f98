package io.ganymede.cli.compare;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row a job, in the columns that the terminal and the report share. */
public final class ComparisonTable {
    /** Stands for what is not known. */
    static final String NONE = "–";

    private static final int LONGEST_RESULT = 60;

    private record Column(String title, Function<ComparisonRow, String> cell) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("preset", ComparisonRow::preset),
            new Column("seed", row -> Long.toString(row.seed())),
            new Column("steps", ComparisonTable::steps),
            new Column("minutes", row -> decimal(row.minutes(), 1)),
            new Column("label accuracy", row -> metric(row, "labelAccuracy", 3)),
            new Column("class FID", row -> metric(row, "classFid", 2)),
            new Column("FID", row -> metric(row, "fid", 2)),
            new Column("IS", row -> metric(row, "inceptionScore", 2)),
            new Column("diversity", row -> decimal(row.diversity(), 2)),
            new Column("alarms", ComparisonTable::alarms));

    private ComparisonTable() {}

    /** Aligned columns; long reasons are cut. Rows that must not be ranked with each other are marked. */
    public static String of(List<ComparisonRow> rows) {
        List<String> titles = titles();
        Table table = new Table(
                titles.stream().map(title -> title.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        ProtocolMarks marks = ProtocolMarks.of(rows);
        rows.forEach(row ->
                table.row(cells(row, cut(marks.marked(row, row.result()))).toArray(String[]::new)));
        return marks.legend().stream().map(line -> line + "\n").collect(Collectors.joining("", table.toString(), ""));
    }

    /** The titles of {@link #cells}. */
    static List<String> titles() {
        return append(COLUMNS.stream().map(Column::title).toList(), "result");
    }

    /** The cells of a row, the given result last. */
    static List<String> cells(ComparisonRow row, String result) {
        return append(COLUMNS.stream().map(column -> column.cell().apply(row)).toList(), result);
    }

    private static List<String> append(List<String> first, String last) {
        return Stream.concat(first.stream(), Stream.of(last)).toList();
    }

    private static String steps(ComparisonRow row) {
        return row.step() == row.steps() ? Long.toString(row.steps()) : row.step() + "/" + row.steps();
    }

    private static String alarms(ComparisonRow row) {
        List<String> codes = row.alarms();
        if (codes == null) {
            return NONE;
        }
        return codes.isEmpty() ? "0" : codes.size() + ": " + String.join(", ", new LinkedHashSet<>(codes));
    }

    private static String metric(ComparisonRow row, String name, int decimals) {
        return decimal(row.metrics().get(name), decimals);
    }

    private static String decimal(@Nullable Double value, int decimals) {
        return value == null ? NONE : Figures.decimal(value, decimals);
    }

    private static String cut(String result) {
        String line = result.replace('\n', ' ');
        return line.length() <= LONGEST_RESULT ? line : line.substring(0, LONGEST_RESULT - 1) + "…";
    }
}
