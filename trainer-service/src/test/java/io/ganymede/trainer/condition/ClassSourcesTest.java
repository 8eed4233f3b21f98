package io.ganymede.trainer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.condition.ConditionReport.Frequency;
import io.ganymede.trainer.dataset.GeneratedSplit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code marginal} and {@code balanced}. */
class ClassSourcesTest {
    private static final int MANY = 8000;
    /** Four standard deviations of a share of {@value #MANY} draws, rounded up. */
    private static final double SPREAD = 0.025;

    private final Path directory;
    private final DatasetSplit split;
    private final LabelRows rows;

    ClassSourcesTest(@TempDir Path directory) {
        this.directory = directory;
        split = GeneratedSplit.write(directory, Shape.of(1, 1, 1), 4, 0, 0, 0, 0, 0, 0, 1, 1, 1, 3, -1, -1)
                .open();
        rows = rows(split);
    }

    @AfterEach
    void close() {
        split.close();
    }

    @Test
    void marginalClassesComeAsOftenAsInTheData() {
        ConditionSource source = Draws.source("marginal", rows);
        List<float[]> drawn = Draws.rows(source, 0, MANY);
        assertThat(drawn).allSatisfy(ClassSourcesTest::assertOneHot);
        double[] means = Draws.means(drawn);
        assertThat(means[0]).isCloseTo(0.6, within(SPREAD));
        assertThat(means[1]).isCloseTo(0.3, within(SPREAD));
        assertThat(means[2]).isZero();
        assertThat(means[3]).isCloseTo(0.1, within(SPREAD));
        assertThat(source.report()).get().satisfies(report -> {
            assertThat(report.conditions()).isEqualTo("marginal");
            assertThat(report.frequencies())
                    .containsExactly(
                            new Frequency("class 0", 0.6),
                            new Frequency("class 1", 0.3),
                            new Frequency("class 2", 0),
                            new Frequency("class 3", 0.1));
        });
    }

    @Test
    void marginalClassesNeedLabels() {
        Path folder = directory.resolve("unlabelled");
        assertThat(folder.toFile().mkdir()).isTrue();
        try (DatasetSplit unlabelled =
                GeneratedSplit.write(folder, Shape.of(1, 1, 1), 4, -1, -1).open()) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> Draws.source("marginal", rows(unlabelled)))
                    .withMessageContaining("got none among 2")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DATASET_UNAVAILABLE));
        }
    }

    @Test
    void aBalancedBatchHasEveryClassEquallyOften() {
        ConditionSource source = Draws.source("balanced", rows);
        for (int batch = 0; batch < 200; batch++) {
            assertThat(Draws.means(Draws.rows(source, batch, 12)))
                    .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-9));
        }
    }

    @Test
    void whatDoesNotDivideTheBatchGoesToEveryClassInTurn() {
        ConditionSource source = Draws.source("balanced", rows);
        double[] extra = new double[4];
        int batches = 4000;
        for (int batch = 0; batch < batches; batch++) {
            double[] means = Draws.means(Draws.rows(source, batch, 10));
            for (int k = 0; k < 4; k++) {
                double count = means[k] * 10;
                assertThat(count).isBetween(2 - 1e-6, 3 + 1e-6);
                extra[k] += count - 2;
            }
        }
        for (double count : extra) {
            assertThat(count / batches).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(batches)));
        }
    }

    @Test
    void everyPlaceOfABalancedBatchTakesEveryClass() {
        ConditionSource source = Draws.source("balanced", rows);
        int batches = 4000;
        double[] first = new double[4];
        for (int batch = 0; batch < batches; batch++) {
            float[] row = Draws.rows(source, batch, 8).get(0);
            assertOneHot(row);
            for (int k = 0; k < 4; k++) {
                first[k] += row[k];
            }
        }
        for (double count : first) {
            assertThat(count / batches).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / batches)));
        }
    }

    private static LabelRows rows(DatasetSplit split) {
        return new LabelRows(ConditionSpace.ofClasses(List.of("class 0", "class 1", "class 2", "class 3")), split);
    }

    private static void assertOneHot(float[] row) {
        float sum = 0;
        for (float value : row) {
            assertThat(value).isIn(0f, 1f);
            sum += value;
        }
        assertThat(sum).isEqualTo(1);
    }
}
