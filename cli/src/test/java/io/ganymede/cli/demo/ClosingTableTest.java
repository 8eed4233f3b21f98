package io.ganymede.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.evaluation.EvaluationStage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingTableTest {
    @Test
    void namesTheWorstClassAndAsksForClasses() {
        String table = ClosingTable.of(summary(
                new DemoSummary.Checkpoint(
                        500,
                        33.25,
                        new DemoSummary.ClassFid(41.5, Map.of("bag", 40.0, "coat", 43.0)),
                        0.5,
                        8.0,
                        0.9,
                        null),
                ConditionKind.CLASSES));

        assertThat(table)
                .contains(
                        "coat 43.0",
                        "<- served",
                        "--class 0,1 --count 5 --seed 7",
                        "{\"classes\": [0, 1], \"count\": 5, \"seed\": 7}");
    }

    @Test
    void withoutClassesThereIsNoneToAskFor() {
        String table = ClosingTable.of(
                summary(new DemoSummary.Checkpoint(500, 33.25, null, 0.5, 8.0, null, null), ConditionKind.NONE));

        assertThat(table.lines()
                        .filter(line -> line.startsWith("500"))
                        .findFirst()
                        .orElse(""))
                .matches("500 +33\\.25 +- +- +0\\.500 +8\\.00 +- +<- served *");
        assertThat(table)
                .contains("--count 16 --seed 7", "-d '{\"count\": 16, \"seed\": 7}'")
                .doesNotContain("--class");
    }

    @Test
    void stagesAreToldApart() {
        DemoSummary.Checkpoint fast =
                new DemoSummary.Checkpoint(500, 33.25, null, 0.5, 8.0, null, EvaluationStage.FAST);
        DemoSummary.Checkpoint full =
                new DemoSummary.Checkpoint(1000, 31.25, null, 0.5, 8.0, null, EvaluationStage.FULL);

        assertThat(ClosingTable.of(summary(List.of(fast, full), ConditionKind.NONE)))
                .containsPattern("500 +fast +33\\.25")
                .containsPattern("1000 +full +31\\.25")
                .contains("scores of the fast stage are of fewer images: not to be ranked with full ones");
        assertThat(ClosingTable.of(summary(List.of(full), ConditionKind.NONE))).doesNotContain("not to be ranked");
    }

    private static DemoSummary summary(DemoSummary.Checkpoint checkpoint, ConditionKind conditions) {
        return summary(List.of(checkpoint), conditions);
    }

    private static DemoSummary summary(List<DemoSummary.Checkpoint> checkpoints, ConditionKind conditions) {
        return new DemoSummary(
                "preset",
                1,
                "fashion version 1",
                0.8,
                checkpoints,
                new DemoSummary.Promoted("m", 1, 500, URI.create("http://localhost/v1/models/m/generate"), conditions),
                "grid.png",
                10,
                20);
    }
}
