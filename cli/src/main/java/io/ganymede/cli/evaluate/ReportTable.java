package io.ganymede.cli.evaluate;

import io.ganymede.cli.evaluate.EvaluationReport.Interval;
import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as lines for the terminal: a table of the numbers, then what was skipped, then warnings. */
public final class ReportTable {
    private static final int DIGITS = 6;
    private static final int ERROR_DIGITS = 2;

    private ReportTable() {}

    /** The lines, without line breaks at their ends. */
    public static List<String> lines(EvaluationReport report) {
        List<String> lines = new ArrayList<>();
        if (report.metrics().isEmpty()) {
            lines.add("no metric could be computed");
        } else {
            Table table = new Table("METRIC", "VALUE", "ERROR");
            for (EvaluationReport.Metric metric : report.metrics()) {
                table.row(metric.name(), number(metric.value(), DIGITS), error(metric));
            }
            lines.addAll(table.toString().lines().map(String::stripTrailing).toList());
        }
        for (Map.Entry<String, String> skipped : report.skipped().entrySet()) {
            lines.add("skipped " + skipped.getKey() + ": " + skipped.getValue());
        }
        report.warnings().forEach(warning -> lines.add("warning: " + warning));
        return List.copyOf(lines);
    }

    private static String error(EvaluationReport.Metric metric) {
        Interval interval = metric.interval();
        if (metric.standardError() != null) {
            return "± " + number(metric.standardError(), ERROR_DIGITS);
        }
        return interval == null
                ? ""
                : "[" + number(interval.low(), DIGITS) + ", " + number(interval.high(), DIGITS) + "]";
    }

    private static String number(@Nullable Double value, int digits) {
        return value == null ? "-" : Figures.significant(value, digits);
    }
}
