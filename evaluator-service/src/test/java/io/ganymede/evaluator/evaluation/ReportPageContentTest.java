package io.ganymede.evaluator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.evaluation.EvaluationReport.ClassScores;
import io.ganymede.evaluator.page.Gallery;
import io.ganymede.evaluator.page.HistoryPoint;
import io.ganymede.evaluator.page.Neighbours;
import io.ganymede.evaluator.page.PageContent;
import io.ganymede.evaluator.page.PageContent.Judgement;
import io.ganymede.evaluator.page.PageContent.ScoreRow;
import io.ganymede.evaluator.page.ReportPage;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.Ddof;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPageContentTest {
    private static final ArtifactRef REF = new ArtifactRef("a/manifest.json", "0".repeat(64), 1);
    private static final ScoreComparison BETTER = new ScoreComparison(-1.5, 0.5, Verdict.BETTER);

    @Test
    void everyNumberOfTheReportIsOnThePage() {
        Document page = Jsoup.parse(ReportPage.of(content(standing(0, BETTER))));

        List<String> values = page.select("data").eachAttr("value");
        assertThat(values).contains("10.25", "4.125", "0.375", "3.0625", "5.1875", "0.875", "0.625", "-1.5");
        assertThat(values).contains("200", "90", "100", "175", "25", "75", "125");
        assertThat(page.select("data").eachAttr("data-error")).contains("0.03125", "0.5");
        assertThat(page.title()).isEqualTo("shop<1>, step 2,000");
        assertThat(page.expectFirst(".judgement.better").text())
                .isEqualTo(
                        "The best checkpoint so far: its classFid is better than that of step 1,500, the best before.");
        assertThat(page.select("section[aria-labelledby=history] img")).hasSize(2);
        assertThat(page.text()).contains("400 images, 200 of each class", "data set shirts:1, split test");
    }

    @Test
    void theGatesScoreLeadsTheHistoryAndThisReportEndsIt() {
        PageContent content = content(standing(2, new ScoreComparison(0.1, 0.5, Verdict.NOT_SIGNIFICANT)));

        assertThat(content.history().scores()).startsWith("classFid", "fid").doesNotHaveDuplicates();
        assertThat(content.history().points()).extracting(HistoryPoint::step).containsExactly(500L, 1000L, 2000L);
        assertThat(content.history().points()).extracting(HistoryPoint::best).containsExactly(true, false, false);
        assertThat(content.history().points().get(2).stage()).isEqualTo("full");
    }

    @Test
    void aScoreStandsBesideItsErrorFloorAndComparison() {
        assertThat(content(standing(0, BETTER)).scores())
                .contains(
                        new ScoreRow("classFid", 4.125, null, 0.375, BETTER),
                        new ScoreRow("fid", 10.25, 0.03125, null, null));
    }

    @Test
    void standingsInWords() {
        assertThat(content(null).judgement()).isNull();
        assertThat(judgement(Standing.first("fid")))
                .isEqualTo(new Judgement(
                        Verdict.NOT_SIGNIFICANT,
                        "The first checkpoint of the job that was scored under this protocol."));
        assertThat(judgement(standing(1, new ScoreComparison(2, 0.5, Verdict.WORSE))))
                .isEqualTo(new Judgement(
                        Verdict.WORSE,
                        "Worse than the best so far: its classFid is worse than that of step 1,500. It is the first"
                                + " evaluation since then."));
        assertThat(judgement(standing(3, new ScoreComparison(0.1, 0.5, Verdict.NOT_SIGNIFICANT)))
                        .words())
                .endsWith("by no more than chance may do. It is evaluation 3 since then.");
        assertThat(judgement(new Standing("kid", 1, new Standing.Rival(1, 1500, REF, REF), Map.of()))
                        .words())
                .isEqualTo("Not compared with step 1,500, the best so far: kid is not known of both.");
    }

    private static Judgement judgement(Standing standing) {
        return Objects.requireNonNull(content(standing).judgement());
    }

    private static Standing standing(int sinceBest, ScoreComparison classFid) {
        return new Standing("classFid", sinceBest, new Standing.Rival(1, 1500, REF, REF), Map.of("classFid", classFid));
    }

    private static PageContent content(@Nullable Standing standing) {
        HistoryPoint late =
                new HistoryPoint(1000, "fast", false, Map.of("fid", 12.0, "classFid", 6.0), Map.of("fid", 0.5));
        HistoryPoint early =
                new HistoryPoint(500, "fast", true, Map.of("fid", 20.0, "classFid", 9.0), Map.of("fid", 0.5));
        return ReportPageContent.of(report(standing), List.of(late, early), Gallery.NONE, Neighbours.NONE);
    }

    private static EvaluationReport report(@Nullable Standing standing) {
        Protocol protocol = new Protocol(
                Protocol.VERSION,
                new Protocol.Extractor("shirts-classifier", 1, "0".repeat(64), "0".repeat(64)),
                new Protocol.Dataset("shirts", "1", "0".repeat(64)),
                "test",
                "train",
                200,
                null,
                0,
                Ddof.ONE,
                10,
                "generator-ema.safetensors",
                "latents",
                "bytes",
                "order",
                18,
                List.of("fid"));
        return new EvaluationReport(
                EvaluationReport.VERSION,
                new EvaluationReport.Checkpoint("job", 1, 2000, false, "hash", "shop<1>", REF),
                protocol.digest(),
                protocol,
                Map.of("fid", 10.25, "classFid", 4.125),
                Map.of("fid", Json.parse("details", "{\"trace\":1}".getBytes(StandardCharsets.UTF_8))),
                List.of(
                        new ClassScores("a", 200, 90, Map.of("classFid", 3.0625, "labelAccuracy", 0.875)),
                        new ClassScores("b", 200, 100, Map.of("classFid", 5.1875, "labelAccuracy", 0.625))),
                "b",
                new Confusion(List.of(List.of(175L, 25L), List.of(75L, 125L))),
                Map.of("classFid", 0.375),
                List.of("mind this"),
                Map.of("fid", 1.0),
                Map.of("machine", "m"),
                new EvaluationReport.Origin("e", "s", null),
                Instant.EPOCH,
                EvaluationStage.FULL,
                Map.of("fid", 0.03125),
                standing,
                null,
                null);
    }
}
