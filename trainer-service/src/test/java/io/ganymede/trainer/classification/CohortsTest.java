package io.ganymede.trainer.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ClassificationOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortsTest {
    private final Path folder;

    CohortsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void asManyRealImagesOfEachClassAsWereGenerated() {
        // Given: 20 of class 0, 5 each of 1 and 2 were generated; of class 0 there are 16 to train on
        ToySide generated = ToySide.write(folder.resolve("generated"), 30, 8, i -> i < 20 ? 0 : 1 + i % 2);
        ToySide reference = ToySide.write(folder.resolve("reference"), 12);
        ToySide training = ToySide.write(folder.resolve("training"), 48);

        // When
        try (DatasetSplit one = generated.open();
                DatasetSplit two = reference.open();
                DatasetSplit three = training.open()) {
            Cohorts cohorts =
                    Cohorts.draw(order(generated, reference, training, null, 3), ToySide.CLASSES, one, two, three);

            // Then
            assertThat(cohorts.generated().count()).isEqualTo(30);
            assertThat(cohorts.realTraining().perClass(3)).containsExactly(16, 5, 5);
            assertThat(cohorts.realTraining().split()).isSameAs(three);
            assertThat(cohorts.realTrainingAll()).isEqualTo(48);
            assertThat(cohorts.realTest().count()).isEqualTo(12);
            assertThat(cohorts.referenceHalved()).isFalse();
        }
    }

    @Test
    void drawsAreFunctionsOfTheSeed() {
        ToySide generated = ToySide.write(folder.resolve("generated"), 60);
        ToySide reference = ToySide.write(folder.resolve("reference"), 300);
        try (DatasetSplit one = generated.open();
                DatasetSplit two = reference.open()) {
            Cohorts first = Cohorts.draw(order(generated, reference, null, 40, 3), ToySide.CLASSES, one, two, null);
            Cohorts again = Cohorts.draw(order(generated, reference, null, 40, 3), ToySide.CLASSES, one, two, null);
            Cohorts other = Cohorts.draw(order(generated, reference, null, 40, 4), ToySide.CLASSES, one, two, null);

            assertThat(first.generated().images()).hasSize(40).isSorted().doesNotHaveDuplicates();
            assertThat(again.generated().images()).isEqualTo(first.generated().images());
            assertThat(again.realTraining().images())
                    .isEqualTo(first.realTraining().images());
            assertThat(other.generated().images())
                    .isNotEqualTo(first.generated().images());
            assertThat(other.realTest().images()).isNotEqualTo(first.realTest().images());
        }
    }

    @Test
    void withoutTrainingImagesTheReferenceIsHalvedClassByClass() {
        // Given: 33 reference images, 11 a class
        ToySide generated = ToySide.write(folder.resolve("generated"), 90);
        ToySide reference = ToySide.write(folder.resolve("reference"), 33);

        try (DatasetSplit one = generated.open();
                DatasetSplit two = reference.open()) {
            Cohorts cohorts = Cohorts.draw(order(generated, reference, null, null, 0), ToySide.CLASSES, one, two, null);

            assertThat(cohorts.referenceHalved()).isTrue();
            assertThat(cohorts.realTest().perClass(3)).containsExactly(6, 6, 6);
            assertThat(cohorts.realTraining().perClass(3)).containsExactly(5, 5, 5);
            assertThat(IntStream.concat(
                                    Arrays.stream(cohorts.realTest().images()),
                                    Arrays.stream(cohorts.realTraining().images()))
                            .sorted()
                            .toArray())
                    .as("no image is in both")
                    .isEqualTo(IntStream.range(0, 33).toArray());
        }
    }

    @Test
    void aClassWithoutImagesIsNamed() {
        ToySide generated = ToySide.write(folder.resolve("generated"), 30, 8, i -> i % 2);
        ToySide reference = ToySide.write(folder.resolve("reference"), 30);
        ToySide single = ToySide.write(folder.resolve("single"), 4);

        refused(generated, reference, "needs at least 1 generated image of each class: 'c' has 0");
        refused(reference, single, "needs at least 2 reference images of each class: 'b' has 1, 'c' has 1");
    }

    @Test
    void oneClassIsTooFew() {
        ToySide side = ToySide.write(folder.resolve("side"), 30, 8, i -> 0);
        try (DatasetSplit split = side.open()) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> Cohorts.draw(order(side, side, null, null, 0), List.of("a"), split, split, null))
                    .withMessage("needs at least 2 classes: got 1, [a]");
        }
    }

    @Test
    void imagesOfDifferentSizesAreRefused() {
        refused(
                ToySide.write(folder.resolve("generated"), 30),
                ToySide.write(folder.resolve("reference"), 30, 12, i -> i % 3),
                "needs images of one size on all sides: got [[1, 8, 8], [1, 12, 12]]");
    }

    private void refused(ToySide generated, ToySide reference, String problem) {
        try (DatasetSplit one = generated.open();
                DatasetSplit two = reference.open()) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() ->
                            Cohorts.draw(order(generated, reference, null, null, 0), ToySide.CLASSES, one, two, null))
                    .withMessageContaining(problem)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_ARGUMENT));
        }
    }

    private ClassificationOrder order(
            ToySide generated, ToySide reference, @Nullable ToySide training, @Nullable Integer samples, long seed) {
        return new ClassificationOrder(
                ClassificationOrder.VERSION,
                generated.ordered(),
                reference.ordered(),
                training == null ? null : training.ordered(),
                samples,
                10,
                seed,
                1,
                folder.resolve("out.json").toString());
    }
}
