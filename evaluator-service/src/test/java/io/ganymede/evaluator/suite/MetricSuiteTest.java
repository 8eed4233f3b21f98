package io.ganymede.evaluator.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.linalg.EjmlLinearAlgebra;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricSuiteTest {
    private static final LinearAlgebra ALGEBRA = new EjmlLinearAlgebra();
    private static final MetricSettings SETTINGS =
            Conventions.REGISTRY.require(Conventions.OWN).settings(0);
    private static final int IMAGES = 60;

    @Test
    void everyMetricHasTheScoresThatItNames() {
        Sample sample = sample(RowSet.of(LcgMatrices.uniform(1, IMAGES, 16)), logits(), labels(), images());
        EvaluationInput input = new EvaluationInput(sample, sample, sample, Classifications.measured(1));

        assertThat(MetricSuite.of(ALGEBRA, SETTINGS)).allSatisfy(metric -> {
            assertThat(input.lacks(metric)).isEmpty();
            MetricOutcome outcome = metric.measure(input);
            assertThat(outcome.values()).containsOnlyKeys(metric.scores().toArray(String[]::new));
            assertThat(outcome.values().keySet())
                    .containsAll(outcome.standardErrors().keySet());
            assertThat(outcome.values().keySet()).containsAll(outcome.perClass().keySet());
        });
    }

    @Test
    void whatIsLackingIsNamed() {
        Sample whole = sample(RowSet.of(LcgMatrices.uniform(1, IMAGES, 16)), logits(), labels(), images());
        Sample bare = sample(RowSet.of(LcgMatrices.uniform(1, IMAGES, 16)), null, null, null);
        Sample seen = sample(null, logits(), null, null);
        Sample told = Sample.of(FeatureStatistics.of(LcgMatrices.x(), ALGEBRA));

        assertLacks(
                new EvaluationInput(seen, whole, whole),
                "fid",
                "needs features of the generated and the reference images");
        assertLacks(
                new EvaluationInput(bare, whole, whole),
                "classFid",
                "needs a class for each generated and each reference image");
        assertLacks(
                new EvaluationInput(bare, whole, whole),
                "labelAccuracy",
                "needs a class for each generated image and a classifier that knows the classes");
        assertLacks(
                new EvaluationInput(bare, whole, whole),
                "inceptionScore",
                "needs predictions of a classifier on the generated images");
        assertLacks(
                new EvaluationInput(whole, bare, bare),
                "amScore",
                "needs predictions of a classifier on the training images");
        assertLacks(
                new EvaluationInput(told, whole, whole), "fidInfinity", "needs the features of each generated image");
        assertLacks(
                new EvaluationInput(bare, told, bare),
                "kid",
                "needs the features of each reference image, not statistics alone");
        assertLacks(
                new EvaluationInput(bare, bare, told),
                "authPct",
                "needs the features of each training image, not statistics alone");
        assertLacks(
                new EvaluationInput(whole, bare, whole),
                "parzen",
                "needs the generated and the reference images themselves");
    }

    @Test
    void statisticsAreEnoughForADistance() {
        Sample told = Sample.of(FeatureStatistics.of(LcgMatrices.x(), ALGEBRA));
        EvaluationInput input = new EvaluationInput(told, told, told);

        MetricOutcome outcome = metric("fid").measure(input);

        assertThat(outcome.standardErrors()).as("nothing to draw from").isEmpty();
        assertThat(outcome.values().get("fid")).isLessThan(1e-10);
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        RowSet features = RowSet.of(LcgMatrices.uniform(1, 4, 16));

        assertThatThrownBy(() -> new SampleRows(features, null, List.of(0, 1, 0), 2, true, null))
                .hasMessageContaining("got 4 features, no logits, 3 labels, no images");
        assertThatThrownBy(() -> new SampleRows(features, null, List.of(0, 1, 0, 2), 2, true, null))
                .hasMessageContaining("label '2' is out of range: expected [0, 2)");
        assertThatThrownBy(() -> new SampleRows(null, null, null, 0, true, null))
                .hasMessageContaining("expected some of them, and equal numbers");
    }

    private static void assertLacks(EvaluationInput input, String metric, String lack) {
        assertThat(input.lacks(metric(metric))).contains(lack);
    }

    private static Metric metric(String id) {
        return MetricChoice.of(MetricSuite.of(ALGEBRA, SETTINGS), List.of(id)).get(0);
    }

    private static Sample sample(
            @Nullable RowSet features,
            @Nullable RowSet logits,
            @Nullable List<Integer> labels,
            @Nullable ImageStack images) {
        SampleRows rows = new SampleRows(features, logits, labels, labels == null ? 0 : 2, true, images);
        return Sample.of(rows, SETTINGS.splits(), ALGEBRA);
    }

    private static RowSet logits() {
        return RowSet.of(LcgMatrices.uniform(2, IMAGES, 2));
    }

    private static List<Integer> labels() {
        return IntStream.range(0, IMAGES).map(i -> i % 2).boxed().toList();
    }

    private static ImageStack images() {
        Matrix shades = LcgMatrices.uniform(3, IMAGES, 64);
        byte[] pixels = new byte[shades.values().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (int) (shades.values()[i] * 256);
        }
        return new ImageStack(pixels, Shape.of(1, 8, 8));
    }
}
