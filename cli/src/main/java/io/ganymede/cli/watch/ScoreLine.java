package io.ganymede.cli.watch;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.event.EvaluationCompleted;
import java.util.List;
import java.util.stream.Stream;

/**
 * The scores of a checkpoint on one line: those that it has, the one that decides with its standard error, and how that compares
 * with the best checkpoint before.
 */
final class ScoreLine {
    private static final List<Column> COLUMNS = List.of(
            new Column("FID", "fid", 2),
            new Column("class FID", "classFid", 2),
            new Column("AM score", "amScore", 3),
            new Column("IS", "inceptionScore", 2),
            new Column("label accuracy", "labelAccuracy", 3));

    private ScoreLine() {}

    private record Column(String title, String metric, int decimals) {}

    static String of(EvaluationCompleted scores) {
        StringBuilder line = new StringBuilder("  step ").append(scores.step());
        EvaluationStage stage = scores.stage();
        if (stage != null) {
            line.append("  ").append(stage == EvaluationStage.FAST ? "fast" : "full");
        }
        String gate = scores.publish().gate().metric();
        for (Column column : columns(gate)) {
            Double value = scores.metrics().get(column.metric());
            if (value != null) {
                line.append("  ").append(column.title()).append(' ').append(Figures.decimal(value, column.decimals()));
                Double error = column.metric().equals(gate) ? scores.standardError(gate) : null;
                line.append(error == null ? "" : " ± " + Figures.decimal(error, column.decimals()));
            }
        }
        line.append(verdict(scores));
        if (!scores.metrics().containsKey(gate)) {
            line.append("  (not promoted: publish.gate.metric is '")
                    .append(gate)
                    .append("', known here: ")
                    .append(scores.metrics().keySet())
                    .append(')');
        }
        return line.toString();
    }

    /** Those that are always shown, and the one that decides. */
    private static List<Column> columns(String gate) {
        return COLUMNS.stream().anyMatch(column -> column.metric().equals(gate))
                ? COLUMNS
                : Stream.concat(COLUMNS.stream(), Stream.of(new Column(gate, gate, 3)))
                        .toList();
    }

    /** How the decisive score compares with that of the best checkpoint before; nothing for the first. */
    private static String verdict(EvaluationCompleted scores) {
        Standing standing = scores.standing();
        if (standing == null || standing.best() == null || standing.decisive() == null) {
            return "";
        }
        String best = "step " + standing.best().step();
        return switch (standing.decisive().verdict()) {
            case BETTER -> "  better than " + best;
            case WORSE -> "  worse than " + best;
            case NOT_SIGNIFICANT -> "  not significant against " + best;
        };
    }
}
