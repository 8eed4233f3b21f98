package io.ganymede.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.ArtifactRef;
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
