package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelDensityTest {
    private static final int MANY = 8000;
    private static final Map<String, OptionValue> FIXED = Map.of("bandwidth", OptionValue.of("fixed"));

    private final Path directory;

    KernelDensityTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void vectorsSpreadAroundTheTrainingImages() {
        LabelSpace space = AttributeImages.real(2);
        try (DatasetSplit split = AttributeImages.open(directory, space, new float[][] {{-500, 7}})) {
            Map<String, OptionValue> options =
                    Map.of("bandwidth", OptionValue.of("fixed"), "fixedBandwidth", OptionValue.of(0.5));
            List<float[]> drawn =
                    Draws.rows(Draws.source("kernel-density", AttributeImages.rows(split, space), options), 0, MANY);
            double[] means = Draws.means(drawn);
            // Four standard deviations of a mean and of a variance of so many values
            assertThat(means[0]).isCloseTo(-500, within(4 * 0.5 / Math.sqrt(MANY)));
            assertThat(means[1]).isCloseTo(7, within(4 * 0.5 / Math.sqrt(MANY)));
            assertThat(covariance(drawn, 0, 0)).isCloseTo(0.25, within(4 * 0.25 * Math.sqrt(2.0 / MANY)));
            assertThat(covariance(drawn, 1, 1)).isCloseTo(0.25, within(4 * 0.25 * Math.sqrt(2.0 / MANY)));
            assertThat(covariance(drawn, 0, 1)).isCloseTo(0, within(4 * 0.25 / Math.sqrt(MANY)));
        }
    }

    @Test
    void theFixedBandwidthIsOneUnlessSaid() {
        LabelSpace space = AttributeImages.real(1);
        try (DatasetSplit split = AttributeImages.open(directory, space, AttributeImages.normalRows(3, 1))) {
            ConditionSource source = Draws.source("kernel-density", AttributeImages.rows(split, space), FIXED);
            assertThat(source.report()).get().satisfies(report -> {
                assertThat(report.bandwidth()).isEqualTo(new BandwidthReport(1, List.of("a"), null));
                assertThat(report.warnings()).isEmpty();
            });
        }
    }

    @Test
    void theBandwidthComesFromHeldOutImagesAndIsReported() {
        LabelSpace space = AttributeImages.real(3);
        float[][] values = AttributeImages.normalRows(400, 3);
        try (DatasetSplit split = AttributeImages.open(directory, space, values)) {
            LabelRows rows = AttributeImages.rows(split, space);
            ConditionSource source = Draws.source("kernel-density", rows);
            ConditionReport report = source.report().orElseThrow();
            BandwidthReport bandwidth = Objects.requireNonNull(report.bandwidth());
            BandwidthReport.Search search = Objects.requireNonNull(bandwidth.search());
            assertThat(search.curve()).hasSize(20);
            assertThat(search.folds()).isEqualTo(5);
            assertThat(search.rows()).isEqualTo(400);
            assertThat(bandwidth.sigma()).isEqualTo(search.best().sigma());
            assertThat(search.curve()).allSatisfy(point -> assertThat(point.meanLogDensity())
                    .isLessThanOrEqualTo(search.best().meanLogDensity()));
            assertThat(report.warnings()).isEmpty();
            assertThat(Json.read("report", Json.bytes(report), ConditionReport.class))
                    .isEqualTo(report);
            // Noise on top of the data: the variance of the draws is that of both
            assertThat(covariance(Draws.rows(source, 0, MANY), 0, 0))
                    .isCloseTo(variance(values, 0) + bandwidth.sigma() * bandwidth.sigma(), within(0.1));
        }
    }

    @Test
    void binaryAttributesStayThoseOfTheImage() {
        LabelSpace space =
                new LabelSpace(List.of(), List.of(Attribute.binary("smile"), Attribute.real("age", 0, 100)), List.of());
        float[][] values = {{0, 10}, {1, 90}};
        try (DatasetSplit split = AttributeImages.open(directory, space, values)) {
            ConditionSource source = Draws.source("kernel-density", AttributeImages.rows(split, space), FIXED);
            assertThat(Draws.rows(source, 0, 200))
                    .allSatisfy(row -> assertThat(row[0]).isEqualTo(row[1] > 50 ? 1f : 0f))
                    .anySatisfy(row -> assertThat(row[1]).isNotIn(10f, 90f));
            assertThat(Objects.requireNonNull(source.report().orElseThrow().bandwidth())
                            .columns())
                    .containsExactly("age");
        }
    }

    @Test
    void clippedVectorsStayWithinWhatImagesHave() {
        LabelSpace space = AttributeImages.real(1);
        try (DatasetSplit split = AttributeImages.open(directory, space, new float[][] {{-0.25f}, {0.5f}})) {
            LabelRows rows = AttributeImages.rows(split, space);
            Map<String, OptionValue> clipped =
                    Map.of("bandwidth", OptionValue.of("fixed"), "clip", OptionValue.of(true));
            assertThat(Draws.rows(Draws.source("kernel-density", rows, clipped), 0, 500))
                    .allSatisfy(row -> assertThat(row[0]).isBetween(-0.25f, 0.5f))
                    .anySatisfy(row -> assertThat(row[0]).isEqualTo(-0.25f))
                    .anySatisfy(row -> assertThat(row[0]).isStrictlyBetween(-0.25f, 0.5f));
            assertThat(Draws.rows(Draws.source("kernel-density", rows, FIXED), 0, 500))
                    .anySatisfy(row -> assertThat(row[0]).isGreaterThan(1f));
        }
    }

    @Test
    void binaryAttributesAloneAreRefused() {
        try (DatasetSplit split = AttributeImages.open(directory, AttributeImages.FACES, AttributeImages.FACE_ROWS)) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(
                            () -> Draws.source("kernel-density", AttributeImages.rows(split, AttributeImages.FACES)))
                    .withMessageContaining("all 6 are binary; draw 'joint' or 'independent'")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DATASET_UNAVAILABLE));
        }
    }

    private static double covariance(List<float[]> rows, int a, int b) {
        double[] means = Draws.means(rows);
        return rows.stream()
                .mapToDouble(row -> (row[a] - means[a]) * (row[b] - means[b]))
                .average()
                .orElseThrow();
    }

    private static double variance(float[][] rows, int column) {
        return covariance(List.of(rows), column, column);
    }
}
