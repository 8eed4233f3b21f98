package io.ganymede.cli.watch;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.common.event.EvaluationCompleted;
import java.util.List;

/** The scores of a checkpoint on one line: those that it has. */
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
        for (Column column : COLUMNS) {
            Double value = scores.metrics().get(column.metric());
            if (value != null) {
                line.append("  ").append(column.title()).append(' ').append(Figures.decimal(value, column.decimals()));
            }
        }
        String gate = scores.publish().gate().metric();
        if (!scores.metrics().containsKey(gate)) {
            line.append("  (not promoted: publish.gate.metric is '")
                    .append(gate)
                    .append("', known here: ")
                    .append(scores.metrics().keySet())
                    .append(')');
        }
        return line.toString();
    }
}
