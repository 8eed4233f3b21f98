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
import io.ganymede.trainer.condition.ConditionReport.Frequency;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code joint} and {@code independent}. */
class AttributeSourcesTest {
    private static final int MANY = 8000;
    /** Four standard deviations of a share of {@value #MANY} draws, rounded up. */
    private static final double SPREAD = 0.025;

    private final Path directory;

    AttributeSourcesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void jointRowsAreThoseOfTrainingImages() {
        try (DatasetSplit split = faces()) {
            List<float[]> drawn = Draws.rows(source(split, "joint"), 0, MANY);
            List<float[]> faces = List.of(AttributeImages.FACE_ROWS);
            assertThat(drawn).allSatisfy(row -> assertThat(faces)
                    .anySatisfy(face -> assertThat(face).containsExactly(row)));
            double[] means = Draws.means(drawn);
            assertThat(means[0]).isCloseTo(4.0 / 8, within(SPREAD));
            assertThat(means[1]).isCloseTo(2.0 / 8, within(SPREAD));
            assertThat(means[2]).isCloseTo(1.0 / 8, within(SPREAD));
            assertThat(means[5]).isCloseTo(3.0 / 8, within(SPREAD));
        }
    }

    @Test
    void rowsThatAreNotKnownAreNeverDrawn() {
        LabelSpace space = new LabelSpace(
                List.of("one", "two"), List.of(Attribute.binary("a"), Attribute.real("b", 0, 9)), List.of());
        float[][] values = {{1, 2}, {Float.NaN, Float.NaN}, {0, 9}};
        try (DatasetSplit split = AttributeImages.open(directory, space, new long[] {1, -1, 0}, values)) {
            LabelRows rows = AttributeImages.rows(split, space);
            assertThat(rows.known()).containsExactly(0, 2);
            assertThat(rows.unknown()).containsExactly(1);
            assertThat(Draws.rows(Draws.source("joint", rows), 0, 100))
                    .allSatisfy(row -> assertThat(row).doesNotContain(Float.NaN))
                    .anySatisfy(row -> assertThat(row).containsExactly(1, 2))
                    .anySatisfy(row -> assertThat(row).containsExactly(0, 9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "half"})
    void groupsStayExclusive(String frequencies) {
        try (DatasetSplit split = faces()) {
            assertThat(Draws.rows(independent(split, frequencies), 0, MANY)).allSatisfy(row -> {
                assertThat(row).containsOnly(0, 1);
                assertThat(row[0] + row[1] + row[2]).isBetween(0f, 1f);
                assertThat(row[3] + row[4]).isEqualTo(1);
            });
        }
    }

    @Test
    void attributesComeAsOftenAsInTheDataButOneByOne() {
        try (DatasetSplit split = faces()) {
            ConditionSource source = source(split, "independent");
            List<float[]> drawn = Draws.rows(source, 0, MANY);
            double[] means = Draws.means(drawn);
            double[] expected = {4.0 / 8, 2.0 / 8, 1.0 / 8, 5.0 / 8, 3.0 / 8, 3.0 / 8};
            for (int column = 0; column < expected.length; column++) {
                assertThat(means[column]).isCloseTo(expected[column], within(SPREAD));
            }
            // In the data every hat is on dark skin: 3/8 of the images have both; drawn one by one, 3/8 * 3/8
            double both =
                    (double) drawn.stream().filter(row -> row[4] * row[5] == 1).count() / MANY;
            assertThat(both).isCloseTo(9.0 / 64, within(SPREAD));
            assertThat(source.report()).get().satisfies(report -> assertThat(report.frequencies())
                    .containsExactly(
                            new Frequency("black", 0.5),
                            new Frequency("blond", 0.25),
                            new Frequency("red", 0.125),
                            new Frequency("light", 0.625),
                            new Frequency("dark", 0.375),
                            new Frequency("hat", 0.375)));
        }
    }

    @Test
    void halfIsHalfWhateverTheData() {
        try (DatasetSplit split = faces()) {
            double[] means = Draws.means(Draws.rows(independent(split, "half"), 0, MANY));
            // Hair: black, blond, red or none; skin: light or dark, for the group is exhaustive
            double[] expected = {0.25, 0.25, 0.25, 0.5, 0.5, 0.5};
            for (int column = 0; column < expected.length; column++) {
                assertThat(means[column]).isCloseTo(expected[column], within(SPREAD));
            }
        }
    }

    @Test
    void realAttributesCannotBeDrawnOneByOne() {
        LabelSpace space = AttributeImages.real(2);
        try (DatasetSplit split = AttributeImages.open(directory, space, AttributeImages.normalRows(3, 2))) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> Draws.source("independent", AttributeImages.rows(split, space)))
                    .withMessageContaining("[a, b] have real values")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DATASET_UNAVAILABLE));
        }
    }

    private DatasetSplit faces() {
        return AttributeImages.open(directory, AttributeImages.FACES, AttributeImages.FACE_ROWS);
    }

    private static ConditionSource source(DatasetSplit split, String name) {
        return Draws.source(name, AttributeImages.rows(split, AttributeImages.FACES));
    }

    private static ConditionSource independent(DatasetSplit split, String frequencies) {
        return Draws.source(
                "independent",
                AttributeImages.rows(split, AttributeImages.FACES),
                Map.of("frequencies", OptionValue.of(frequencies)));
    }
}
