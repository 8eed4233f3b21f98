package io.ganymede.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.condition.ConditionKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosingTableTest {
    @Test
    void namesTheWorstClassAndAsksForClasses() {
        String table = ClosingTable.of(summary(
                new DemoSummary.Checkpoint(
                        500, 33.25, new DemoSummary.ClassFid(41.5, Map.of("bag", 40.0, "coat", 43.0)), 0.5, 8.0, 0.9),
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
                summary(new DemoSummary.Checkpoint(500, 33.25, null, 0.5, 8.0, null), ConditionKind.NONE));

        assertThat(table.lines()
                        .filter(line -> line.startsWith("500"))
                        .findFirst()
                        .orElse(""))
                .matches("500 +33\\.25 +- +- +0\\.500 +8\\.00 +- +<- served *");
        assertThat(table)
                .contains("--count 16 --seed 7", "-d '{\"count\": 16, \"seed\": 7}'")
                .doesNotContain("--class");
    }

    private static DemoSummary summary(DemoSummary.Checkpoint checkpoint, ConditionKind conditions) {
        return new DemoSummary(
                "preset",
                1,
                "fashion version 1",
                0.8,
                List.of(checkpoint),
                new DemoSummary.Promoted("m", 1, 500, URI.create("http://localhost/v1/models/m/generate"), conditions),
                "grid.png",
                10,
                20);
    }
}
