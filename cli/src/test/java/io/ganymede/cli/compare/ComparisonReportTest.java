package io.ganymede.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void thePageTellsHowToRepeatItAndWhatCameOut() throws IOException {
        List<Path> written = ReportFiles.of(folder.resolve("table.md")).write(report());

        assertThat(written).containsExactly(folder.resolve("table.md"));
        assertThat(Files.readString(folder.resolve("table.md")).lines())
                .contains(
                        "# Comparison on fashion version 1",
                        "| command | `./ganymede compare --all` |",
                        "| commit | – |",
                        "| trained by | device=cpu, engine=PyTorch |",
                        "| data set | fashion version 1, content abc |",
                        "| budget | 1500 steps with batches of 64 |",
                        "| seeds | 1, 2 |",
                        "| scored with | fashion-classifier, test accuracy 0.875 |",
                        "| am-gan | 1 | 1500 | 2.3 | 0.991 | 41.98 | 11.67 | 8.59 | 0.81 | 0 | scored"
                                + " | [compare-am-gan](table/compare-am-gan.png) |",
                        "| cgan | 2 | 900/1500 | – | – | – | 30.00 | – | – | 3: collapse, explosion"
                                + " | REJECTED: InvalidSpec: a \\| b (scores of step 500) | compare-cgan |",
                        "- /training/loss: unknown");
    }

    @Test
    void thePageMarksRowsThatMustNotBeRanked() {
        ComparisonRow full = row("am-gan", true, "scored", List.of(), EvaluationStage.FULL, "12".repeat(32));
        ComparisonRow fast = row("cgan", false, "FAILED", List.of(), EvaluationStage.FAST, "ab".repeat(32));
        ComparisonRow none = row("gan", false, "FAILED", List.of());

        String page = MarkdownReport.of(report(List.of(full, fast, none)), folder);

        assertThat(page)
                .contains(" | [P1] scored | compare-am-gan |")
                .contains(" | [P2] FAILED (scores of step 500, fast stage) | compare-cgan |")
                .contains(" | FAILED (scores of step 500) | compare-gan |")
                .contains("must not be ranked with each other:\n[P1] is protocol 121212121212\n[P2] is protocol"
                        + " abababababab\n");
        assertThat(MarkdownReport.of(report(List.of(full, none)), folder)).doesNotContain("[P1]");
    }

    @Test
    void theDocumentHasEveryNumberInFull() throws IOException {
        List<Path> written = ReportFiles.of(folder.resolve("table.json")).write(report());

        assertThat(written).containsExactly(folder.resolve("table.md"), folder.resolve("table.json"));
        JsonNode rows = Json.parse("report", Files.readAllBytes(folder.resolve("table.json")))
                .path("rows");
        assertThat(rows.at("/0/metrics/labelAccuracy").asDouble()).isEqualTo(0.99125);
        assertThat(rows.at("/1/alarms")).hasSize(3);
        assertThat(rows.at("/1/diversity").isMissingNode()).isTrue();
    }

    @Test
    void theTableOfTheTerminalCutsLongReasons() {
        ComparisonRow row = row("cgan", false, "FAILED: " + "x".repeat(100), List.of());

        assertThat(ComparisonTable.of(List.of(row)).lines().map(String::stripTrailing))
                .first()
                .isEqualTo("PRESET  SEED  STEPS     MINUTES  LABEL ACCURACY  CLASS FID  FID    IS  DIVERSITY  ALARMS"
                        + "  RESULT");
        assertThat(ComparisonTable.of(List.of(row))).contains("FAILED: xxx").contains("xxx…");
    }

    @Test
    void picturesLieInAFolderOfTheSameName() {
        assertThat(ReportFiles.of(folder.resolve("a.b.json")).pictures()).isEqualTo(folder.resolve("a.b"));
        assertThatThrownBy(() -> ReportFiles.of(Path.of("table.csv")))
                .hasMessage("file 'table.csv' cannot be written: expected a name that ends in .md or .json");
        assertThatThrownBy(() -> ReportFiles.of(Path.of(".md"))).hasMessageContaining("'.md' cannot be written");
    }

    private ComparisonReport report() {
        ComparisonRow good = new ComparisonRow(
                "am-gan",
                1,
                "compare-am-gan",
                1500,
                1500,
                2.25001,
                1500L,
                Map.of("labelAccuracy", 0.99125, "classFid", 41.984, "fid", 11.67, "inceptionScore", 8.59),
                0.8125,
                List.of(),
                true,
                "scored",
                folder.resolve("table").resolve("compare-am-gan.png").toString(),
                Map.of("engine", "PyTorch", "device", "cpu"),
                null,
                null);
        ComparisonRow bad = row(
                "cgan",
                false,
                "REJECTED: InvalidSpec: a | b\n/training/loss: unknown",
                List.of("collapse", "explosion", "collapse"));
        return report(List.of(good, bad));
    }

    private static ComparisonReport report(List<ComparisonRow> rows) {
        return new ComparisonReport(
                "./ganymede compare --all",
                null,
                "a machine",
                "fashion version 1",
                "abc",
                1500,
                64,
                List.of(1L, 2L),
                "fashion-classifier",
                0.875,
                Instant.EPOCH,
                rows);
    }

    private static ComparisonRow row(String preset, boolean succeeded, String result, List<String> alarms) {
        return row(preset, succeeded, result, alarms, null, null);
    }

    private static ComparisonRow row(
            String preset,
            boolean succeeded,
            String result,
            List<String> alarms,
            @Nullable EvaluationStage stage,
            @Nullable String protocol) {
        return new ComparisonRow(
                preset,
                2,
                "compare-" + preset,
                900,
                1500,
                null,
                500L,
                Map.of("fid", 30.0),
                null,
                alarms,
                succeeded,
                result,
                null,
                Map.of(),
                stage,
                protocol);
    }
}
