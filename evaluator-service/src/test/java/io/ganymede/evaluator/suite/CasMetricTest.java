package io.ganymede.evaluator.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.linalg.EjmlLinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.statistics.LogitSplits;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CasMetricTest {
    private final CasMetric metric = new CasMetric();

    @Test
    void sharesHaveTheirBinomialErrors() {
        MetricOutcome outcome = metric.measure(input(images(List.of(0, 1)), Classifications.measured(1000)));

        // 30 of 40, 36 of 40, 12 of 20
        assertThat(outcome.values()).containsOnlyKeys("cas", "casReal", "casReverse");
        assertThat(outcome.values().get("cas")).isEqualTo(0.75);
        assertThat(outcome.values().get("casReal")).isEqualTo(0.9);
        assertThat(outcome.values().get("casReverse")).isEqualTo(0.6);
        assertThat(outcome.standardErrors().get("cas")).isCloseTo(Math.sqrt(0.75 * 0.25 / 40), within(1e-15));
        assertThat(outcome.standardErrors().get("casReal")).isCloseTo(Math.sqrt(0.9 * 0.1 / 40), within(1e-15));
        assertThat(outcome.standardErrors().get("casReverse")).isCloseTo(Math.sqrt(0.6 * 0.4 / 20), within(1e-15));
        assertThat(outcome.perClass().get("cas")).containsExactly(0.5, 1.0);
        assertThat(outcome.perClass().get("casReal")).containsExactly(0.9, 0.9);
        assertThat(outcome.perClass().get("casReverse")).containsExactly(0.9, 0.3);
    }

    @Test
    void theDetailsTellWhatTheSharesRestOn() {
        MetricOutcome outcome = metric.measure(input(images(List.of(0, 1)), Classifications.measured(1000)));

        assertThat(outcome.details().at("/recipe/model/architecture").asText()).isEqualTo("cnn");
        assertThat(outcome.details().at("/recipe/training/steps").asLong()).isEqualTo(1000);
        assertThat(outcome.details().at("/recipe/training/seed").asLong()).isEqualTo(3);
        assertThat(outcome.details().at("/images/realTrainingAll").asLong()).isEqualTo(80);
        assertThat(outcome.details().at("/realOnGenerated/recognised").toString())
                .isEqualTo("[9,3]");
    }

    @Test
    void whatIsLackingIsNamed() {
        Sample labelled = images(List.of(0, 1));

        assertThat(input(images(null), Classifications.measured(1)).lacks(metric))
                .contains("needs a class for each generated and each reference image");
        assertThat(input(new Sample(List.of(), List.of(), null, rows(null, List.of(0, 1), logits())), null)
                        .lacks(metric))
                .contains("needs the generated and the reference images themselves");
        assertThat(input(labelled, null).lacks(metric))
                .contains("needs classifiers trained for it, which './ganymede evaluate' sees to");
        assertThat(input(labelled, Classifications.measured(1)).lacks(metric)).isEmpty();
    }

    @Test
    void aRefusalIsTheUsersAffairAndKeepsItsWords() {
        assertThatThrownBy(() -> metric.measure(
                        input(images(List.of(0, 1)), new Classification.Refused("needs at least 2 classes"))))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
                .hasMessage("needs at least 2 classes");
    }

    private static EvaluationInput input(Sample generated, @Nullable Classification classification) {
        Sample real = images(List.of(0, 1));
        return new EvaluationInput(generated, real, real, classification);
    }

    private static Sample images(@Nullable List<Integer> labels) {
        return Sample.of(
                rows(new ImageStack(new byte[8], Shape.of(1, 2, 2)), labels, null),
                LogitSplits.inOrder(1),
                new EjmlLinearAlgebra());
    }

    private static SampleRows rows(
            @Nullable ImageStack images, @Nullable List<Integer> labels, @Nullable RowSet logits) {
        return new SampleRows(null, logits, labels, labels == null ? 0 : 2, true, images);
    }

    private static RowSet logits() {
        return RowSet.of(new float[4], 2);
    }
}
