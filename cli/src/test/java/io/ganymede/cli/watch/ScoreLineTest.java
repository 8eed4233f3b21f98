package io.ganymede.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreLineTest {
    private static final ArtifactRef REF = new ArtifactRef("any", "00".repeat(32), 1);

    @Test
    void showsAllScoresOfACheckpointWithClasses() {
        assertThat(ScoreLine.of(scores(
                        "classFid",
                        Map.of(
                                "fid",
                                33.254,
                                "classFid",
                                41.5,
                                "amScore",
                                0.5,
                                "inceptionScore",
                                8.123,
                                "labelAccuracy",
                                0.9))))
                .isEqualTo("  step 500  FID 33.25  class FID 41.50  AM score 0.500  IS 8.12  label accuracy 0.900");
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        assertThat(ScoreLine.of(scores("fid", Map.of("fid", 33.254, "inceptionScore", 8.0))))
                .isEqualTo("  step 500  FID 33.25  IS 8.00");
    }

    @Test
    void saysThatAGateWillNotOpen() {
        assertThat(ScoreLine.of(scores("classFid", Map.of("fid", 33.254))))
                .isEqualTo(
                        "  step 500  FID 33.25  (not promoted: publish.gate.metric is 'classFid', known here: [fid])");
    }

    @Test
    void showsStageErrorAndVerdictOfTheScoreThatDecides() {
        assertThat(ScoreLine.of(compared(EvaluationStage.FAST, "classFid", Verdict.BETTER)))
                .isEqualTo("  step 500  fast  FID 33.25  class FID 41.50 ± 0.75  better than step 200");
        assertThat(ScoreLine.of(compared(EvaluationStage.FULL, "fid", Verdict.WORSE)))
                .isEqualTo("  step 500  full  FID 33.25 ± 0.50  class FID 41.50  worse than step 200");
        assertThat(ScoreLine.of(compared(EvaluationStage.FAST, "classFid", Verdict.NOT_SIGNIFICANT)))
                .endsWith("  not significant against step 200");
    }

    @Test
    void theFirstIsComparedWithNothing() {
        assertThat(ScoreLine.of(staged(EvaluationStage.FAST, "fid", Map.of("fid", 33.25), Standing.first("fid"))))
                .isEqualTo("  step 500  fast  FID 33.25 ± 0.50");
    }

    @Test
    void showsTheScoreThatDecidesWhateverItIs() {
        assertThat(ScoreLine.of(scores("modeScore", Map.of("fid", 33.25, "modeScore", 7.5, "precision", 0.5))))
                .isEqualTo("  step 500  FID 33.25  modeScore 7.500");
    }

    private static EvaluationCompleted compared(EvaluationStage stage, String gate, Verdict verdict) {
        Standing standing = new Standing(
                gate,
                1,
                new Standing.Rival(1, 200, REF, REF),
                Map.of(
                        "amScore",
                        new ScoreComparison(0.1, null, Verdict.WORSE),
                        gate,
                        new ScoreComparison(-2.5, 0.25, verdict)));
        return staged(stage, gate, Map.of("fid", 33.25, "classFid", 41.5), standing);
    }

    private static EvaluationCompleted staged(
            EvaluationStage stage, String gate, Map<String, Double> metrics, Standing standing) {
        EvaluationCompleted plain = scores(gate, metrics);
        return new EvaluationCompleted(
                plain.jobId(),
                plain.attempt(),
                plain.step(),
                plain.last(),
                plain.checkpoint(),
                plain.protocolDigest(),
                plain.report(),
                plain.metrics(),
                plain.perClass(),
                plain.publish(),
                plain.completedAt(),
                stage,
                Map.of("fid", 0.5, "classFid", 0.75),
                null,
                standing,
                null);
    }

    private static EvaluationCompleted scores(String gate, Map<String, Double> metrics) {
        return new EvaluationCompleted(
                "job",
                1,
                500,
                false,
                REF,
                "ab".repeat(32),
                REF,
                metrics,
                Map.of(),
                new PublishSpec("model", new GateSpec(gate, "minimize", null)),
                Instant.EPOCH);
    }
}
