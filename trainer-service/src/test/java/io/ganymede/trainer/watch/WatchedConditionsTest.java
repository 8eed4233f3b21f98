package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.GeneratedSplit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedConditionsTest {
    private static final double HALF_RANGE = 127.5;

    private final Path directory;

    WatchedConditionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Byte values are image + 100 label. */
    @Test
    void aClassIsComparedWithItself() {
        // Given images 0 and 3 of class 0, 2 and 4 of class 1, and 1 without a class
        GeneratedSplit images = GeneratedSplit.write(directory, Shape.of(3, 4, 4), 2, 0, -1, 1, 0, 1);
        try (DatasetSplit split = images.open()) {
            // When
            List<WatchedCondition> conditions = WatchedConditions.of(
                    new LabelRows(ConditionSpace.ofClasses(images.manifest().classes()), split), 1);

            // Then every pair of class 0 is 3 apart, every one of class 1 is 2 apart
            assertThat(conditions)
                    .extracting(WatchedCondition::name, WatchedCondition::row)
                    .containsExactly(tuple("class 0", List.of(1f, 0f)), tuple("class 1", List.of(0f, 1f)));
            assertThat(conditions.get(0).realDistance()).isCloseTo(3 / HALF_RANGE, within(1e-12));
            assertThat(conditions.get(1).realDistance()).isCloseTo(2 / HALF_RANGE, within(1e-12));
        }
    }

    @Test
    void aClassOfOneImageIsNotWatched() {
        GeneratedSplit images = GeneratedSplit.write(directory, Shape.of(1, 4, 4), 3, 0, 0, 1);
        try (DatasetSplit split = images.open()) {
            LabelRows rows =
                    new LabelRows(ConditionSpace.ofClasses(images.manifest().classes()), split);
            assertThat(WatchedConditions.of(rows, 1))
                    .extracting(WatchedCondition::name)
                    .containsExactly("class 0");
        }
    }

    @Test
    void withoutConditionsAllImagesAreCompared() {
        // Given bytes 0 and 101: the classes make the difference
        GeneratedSplit images = GeneratedSplit.write(directory, Shape.of(1, 4, 4), 2, 0, 1);
        try (DatasetSplit split = images.open()) {
            List<WatchedCondition> conditions = WatchedConditions.of(new LabelRows(ConditionSpace.none(), split), 1);
            assertThat(conditions).singleElement().satisfies(all -> {
                assertThat(all.row()).isEmpty();
                assertThat(all.realDistance()).isCloseTo(101 / HALF_RANGE, within(1e-12));
            });
        }
    }

    @Test
    void theVectorsThatMostImagesShareAreWatched() {
        // Given nine hats of brightness 0 or 10, eight hats with smiles of brightness 100 or 160, seven of neither
        List<Attribute> attributes = List.of(Attribute.binary("hat"), Attribute.binary("smile"));
        int[] brightness = new int[24];
        float[][] vectors = new float[24][];
        for (int i = 0; i < 24; i++) {
            boolean odd = i % 2 == 1;
            vectors[i] = i < 9 ? new float[] {1, 0} : i < 17 ? new float[] {1, 1} : new float[] {0, 0};
            brightness[i] = i < 9 ? (odd ? 10 : 0) : i < 17 ? (odd ? 160 : 100) : 200 + i;
        }
        LabelRows rows = LabelledImages.attributes(directory, attributes, brightness, vectors);
        try (DatasetSplit split = rows.split()) {
            // When
            List<WatchedCondition> conditions = WatchedConditions.of(rows, 1);

            // Then: pairs differ by nothing or by all, so the mean lies between
            assertThat(split.count()).isEqualTo(24);
            assertThat(conditions).extracting(WatchedCondition::name).containsExactly("hat", "hat+smile");
            assertThat(conditions).extracting(WatchedCondition::row).containsExactly(List.of(1f, 0f), List.of(1f, 1f));
            assertThat(conditions.get(0).realDistance()).isBetween(3 / HALF_RANGE, 8 / HALF_RANGE);
            assertThat(conditions.get(1).realDistance()).isBetween(20 / HALF_RANGE, 50 / HALF_RANGE);
        }
    }

    @Test
    void realValuesAreComparedWithTheirNeighbours() {
        // Given twenty images whose brightness is 10 times their size, which has a range of 1000
        List<Attribute> attributes = List.of(Attribute.real("size", 0, 1000), Attribute.binary("hat"));
        int[] brightness = new int[20];
        float[][] vectors = new float[20][];
        for (int i = 0; i < 20; i++) {
            brightness[i] = 10 * i;
            vectors[i] = new float[] {i, i < 2 ? 1 : 0};
        }
        LabelRows rows = LabelledImages.attributes(directory, attributes, brightness, vectors);
        try (DatasetSplit split = rows.split()) {
            // When
            List<WatchedCondition> conditions = WatchedConditions.of(rows, 1);

            // Then: eight neighbours of an inner image are 1, 1, 2, 2, 3, 3, 4, 4 away, 25 levels in the mean
            assertThat(split.count()).isEqualTo(20);
            assertThat(conditions).hasSize(10);
            assertThat(conditions)
                    .filteredOn(condition ->
                            condition.row().get(0) >= 6 && condition.row().get(0) <= 15)
                    .isNotEmpty()
                    .allSatisfy(
                            condition -> assertThat(condition.realDistance()).isCloseTo(25 / HALF_RANGE, within(1e-9)));
        }
    }

    @Test
    void theSamePairsAreTakenEveryTime() {
        int[] labels = new int[200];
        GeneratedSplit images = GeneratedSplit.write(directory, Shape.of(1, 2, 2), 1, labels);
        try (DatasetSplit split = images.open()) {
            LabelRows rows =
                    new LabelRows(ConditionSpace.ofClasses(images.manifest().classes()), split);
            assertThat(WatchedConditions.of(rows, 1))
                    .isEqualTo(WatchedConditions.of(rows, 1))
                    .isNotEqualTo(WatchedConditions.of(rows, 2));
            // images 0 to 199: the mean distance of two is 201 / 3 = 67
            assertThat(WatchedConditions.of(rows, 1).get(0).realDistance() * HALF_RANGE)
                    .isBetween(50.0, 84.0);
        }
    }
}
