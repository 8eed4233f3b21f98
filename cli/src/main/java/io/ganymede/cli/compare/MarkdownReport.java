package io.ganymede.cli.compare;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.common.evaluation.EvaluationStage;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A comparison as a page to keep. */
public final class MarkdownReport {
    private MarkdownReport() {}

    /**
     * The page.
     *
     * @param folder where the page will be; pictures are linked from there
     */
    public static String of(ComparisonReport report, Path folder) {
        return "# Comparison on " + report.dataset() + "\n\n"
                + facts(report)
                + "\n"
                + table(report.rows(), folder)
                + "\n"
                + legend(report.rows())
                + failures(report.rows())
                + "FID, class FID and Inception Score are measured with the reference classifier: they rank what was scored with"
                + " the same one and do not\ncompare with other numbers. Minutes count from the begin of a job's training to its"
                + " end, on a machine that may do other things\nmeanwhile. " + ComparisonTable.NONE
                + " stands for what is not known, or not defined for such a generator.\n";
    }

    private static String facts(ComparisonReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("command", "`" + report.command() + "`"));
        rows.add(List.of("commit", Objects.requireNonNullElse(report.commit(), ComparisonTable.NONE)));
        rows.add(List.of("machine", report.machine()));
        rows.add(List.of("trained by", trainedBy(report.rows())));
        rows.add(List.of("data set", report.dataset() + ", content " + report.contentDigest()));
        rows.add(List.of("budget", report.steps() + " steps with batches of " + report.batchSize()));
        rows.add(List.of("seeds", report.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        Double accuracy = report.classifierAccuracy();
        rows.add(List.of(
                "scored with",
                report.classifier() + (accuracy == null ? "" : ", test accuracy " + Figures.decimal(accuracy, 3))));
        rows.add(List.of(
                "written", report.writtenAt().truncatedTo(ChronoUnit.SECONDS).toString()));
        return line(List.of("", ""))
                + rule(2)
                + rows.stream().map(MarkdownReport::line).collect(Collectors.joining());
    }

    private static String trainedBy(List<ComparisonRow> rows) {
        Set<String> trainers = new LinkedHashSet<>();
        for (ComparisonRow row : rows) {
            if (!row.provenance().isEmpty()) {
                trainers.add(row.provenance().entrySet().stream()
                        .map(Map.Entry::toString)
                        .collect(Collectors.joining(", ")));
            }
        }
        return trainers.isEmpty() ? ComparisonTable.NONE : String.join("; ", trainers);
    }

    private static String table(List<ComparisonRow> rows, Path folder) {
        List<String> titles = new ArrayList<>(ComparisonTable.titles());
        titles.add("job, with samples");
        ProtocolMarks marks = ProtocolMarks.of(rows);
        StringBuilder text = new StringBuilder(line(titles)).append(rule(titles.size()));
        for (ComparisonRow row : rows) {
            List<String> cells = new ArrayList<>(ComparisonTable.cells(row, marks.marked(row, headline(row))));
            cells.add(samples(row, folder));
            text.append(line(cells));
        }
        return text.toString();
    }

    private static String legend(List<ComparisonRow> rows) {
        List<String> lines = ProtocolMarks.of(rows).legend();
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n\n";
    }

    private static String headline(ComparisonRow row) {
        String first = row.result().lines().findFirst().orElse("");
        Long scored = row.scoredStep();
        String stage = row.stage() == EvaluationStage.FAST ? ", fast stage" : "";
        return !row.succeeded() && scored != null ? first + " (scores of step " + scored + stage + ")" : first;
    }

    private static String samples(ComparisonRow row, Path folder) {
        String picture = row.samples();
        if (picture == null) {
            return row.jobId();
        }
        Path relative = folder.toAbsolutePath().relativize(Path.of(picture).toAbsolutePath());
        return "[" + row.jobId() + "](" + relative.toString().replace('\\', '/') + ")";
    }

    /** Every problem of the requests that were refused. */
    private static String failures(List<ComparisonRow> rows) {
        StringBuilder text = new StringBuilder();
        for (ComparisonRow row : rows) {
            if (row.result().lines().count() > 1) {
                text.append(row.jobId()).append(":\n\n");
                row.result().lines().skip(1).forEach(problem -> text.append("- ")
                        .append(problem)
                        .append('\n'));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int columns) {
        return "|" + "---|".repeat(columns) + "\n";
    }
}
