package io.ganymede.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.evaluation.Standing;
import io.ganymede.common.evaluation.Verdict;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.job.GateEvidence;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedVersionTest {
    private static final ArtifactRef REF = new ArtifactRef("any", "00".repeat(32), 1);
    private static final String LARGE = "ab".repeat(32);
    private static final GateSpec GATE = new GateSpec("fid", "minimize", null);

    @Test
    void withoutStandingTheBestValueWins() {
        assertThat(step(GATE, full(100, 30, null), full(200, 20, null), full(300, 25, null)))
                .contains(200L);
    }

    @Test
    void higherIsBetterForOtherScores() {
        GateSpec accuracy = new GateSpec("labelAccuracy", "maximize", null);

        assertThat(step(accuracy, full(100, 0.5, null), full(200, 0.75, null), full(300, 0.25, null)))
                .contains(200L);
    }

    @Test
    void whatMayBeChanceDoesNotWin() {
        assertThat(step(
                        GATE,
                        full(100, 30, Standing.first("fid")),
                        full(200, 29, against(100, Verdict.NOT_SIGNIFICANT)),
                        full(300, 20, against(100, Verdict.BETTER)),
                        full(400, 19, against(300, Verdict.NOT_SIGNIFICANT))))
                .contains(300L);
    }

    @Test
    void aGateThatAsksForTheValueTakesChance() {
        GateSpec value = new GateSpec("fid", "minimize", null, GateEvidence.VALUE);

        assertThat(step(
                        value,
                        full(100, 30, Standing.first("fid")),
                        full(200, 29, against(100, Verdict.NOT_SIGNIFICANT))))
                .contains(200L);
    }

    @Test
    void fastScoresAreNotRankedWithFullOnes() {
        assertThat(step(
                        GATE,
                        scores(100, 5, null, EvaluationStage.FAST, "cd".repeat(32)),
                        full(200, 30, null),
                        scores(300, 6, null, EvaluationStage.FAST, "cd".repeat(32))))
                .contains(200L);
    }

    @Test
    void anotherProtocolBeginsAnew() {
        assertThat(step(
                        GATE,
                        scores(100, 5, null, EvaluationStage.FULL, "cd".repeat(32)),
                        full(200, 30, null),
                        full(300, 40, null)))
                .contains(200L);
    }

    @Test
    void withoutFullScoresThereIsNone() {
        assertThat(step(GATE, scores(100, 5, null, EvaluationStage.FAST, LARGE)))
                .isEmpty();
        assertThat(step(new GateSpec("classFid", "minimize", null), full(100, 5, null)))
                .isEmpty();
    }

    private static Optional<Long> step(GateSpec gate, EvaluationCompleted... scores) {
        return ExpectedVersion.of(List.of(scores), gate).map(EvaluationCompleted::step);
    }

    private static Standing against(long step, Verdict verdict) {
        return new Standing(
                "fid",
                verdict == Verdict.BETTER ? 0 : 1,
                new Standing.Rival(1, step, REF, REF),
                Map.of("fid", new ScoreComparison(-1, 1.0, verdict)));
    }

    private static EvaluationCompleted full(long step, double value, @Nullable Standing standing) {
        return scores(step, value, standing, EvaluationStage.FULL, LARGE);
    }

    private static EvaluationCompleted scores(
            long step, double value, @Nullable Standing standing, EvaluationStage stage, String protocol) {
        return new EvaluationCompleted(
                "job",
                1,
                step,
                false,
                REF,
                protocol,
                REF,
                Map.of("fid", value, "labelAccuracy", value),
                Map.of(),
                new PublishSpec("model", GATE),
                Instant.EPOCH,
                stage,
                null,
                null,
                standing,
                null);
    }
}
