package io.ganymede.cli.demo;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.condition.ConditionKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a demo prints at its end. */
public final class ClosingTable {
    private ClosingTable() {}

    /** Metrics per checkpoint, the served version, where things are. */
    public static String of(DemoSummary summary) {
        Table table = new Table("STEP", "STAGE", "FID", "CLASS FID", "WORST CLASS", "AM SCORE", "IS", "LABEL ACC", "");
        for (DemoSummary.Checkpoint checkpoint : summary.checkpoints()) {
            Optional<DemoSummary.ClassFid> classFid = Optional.ofNullable(checkpoint.classFid());
            String worst = classFid.flatMap(
                            fid -> fid.perClass().entrySet().stream().max(Map.Entry.comparingByValue()))
                    .map(entry -> entry.getKey() + " " + Figures.decimal(entry.getValue(), 1))
                    .orElse("-");
            table.row(
                    Long.toString(checkpoint.step()),
                    checkpoint.stage() == null ? "" : checkpoint.stage().name().toLowerCase(Locale.ROOT),
                    Figures.decimal(checkpoint.fid(), 2),
                    classFid.map(fid -> Figures.decimal(fid.mean(), 2)).orElse("-"),
                    worst,
                    Figures.decimal(checkpoint.amScore(), 3),
                    Figures.decimal(checkpoint.inceptionScore(), 2),
                    Figures.decimal(checkpoint.labelAccuracy(), 3),
                    checkpoint.step() == summary.promoted().step() ? "<- served" : "");
        }
        long stages = summary.checkpoints().stream()
                .map(DemoSummary.Checkpoint::stage)
                .distinct()
                .count();
        boolean classes = summary.promoted().conditions() == ConditionKind.CLASSES;
        return table + "\n"
                + "FID in the feature space of the reference classifier (test accuracy "
                + Figures.decimal(summary.classifierAccuracy(), 3) + "); not comparable with Inception FID\n"
                + (stages > 1 ? "scores of the fast stage are of fewer images: not to be ranked with full ones\n" : "")
                + "training " + Figures.clock(summary.trainingSeconds()) + ", all "
                + Figures.clock(summary.totalSeconds()) + "\n"
                + "grid     " + summary.grid() + "\n"
                + "model    " + summary.promoted().model() + " version "
                + summary.promoted().version() + " at " + summary.promoted().url() + "\n"
                + "sample it while the platform runs:\n"
                + "  ./ganymede sample " + summary.promoted().model()
                + (classes ? " --class 0,1 --count 5" : " --count 16") + " --seed 7 --out out.png\n"
                + "  curl -s -H 'Accept: image/png' -H 'Content-Type: application/json' -o out.png \\\n"
                + "    -d '{" + (classes ? "\"classes\": [0, 1], \"count\": 5" : "\"count\": 16") + ", \"seed\": 7}' "
                + summary.promoted().url() + "\n";
    }
}
