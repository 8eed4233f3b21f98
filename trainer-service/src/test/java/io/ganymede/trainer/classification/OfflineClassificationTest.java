package io.ganymede.trainer.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.evaluation.Recognition;
import io.ganymede.common.job.Progress;
import io.ganymede.common.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that nobody confuses: what the scores must come to follows from the labels alone. */
class OfflineClassificationTest {
    private static final int STEPS = 40;

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ToySide reference;
    private ToySide training;

    OfflineClassificationTest(@TempDir Path folder) {
        this.folder = folder;
        this.reference = ToySide.write(folder.resolve("reference"), 150);
        this.training = ToySide.write(folder.resolve("training"), 300);
    }

    @Test
    void imagesLikeTheRealOnesScoreLikeThem() throws IOException {
        Classification.Measured result = measured(order(generated(i -> i % 3), 5));

        assertThat(accuracy(result.generatedOnReal())).isGreaterThan(0.95);
        assertThat(accuracy(result.realOnReal())).isGreaterThan(0.95);
        assertThat(accuracy(result.realOnGenerated())).isGreaterThan(0.95);
        assertThat(result.images()).isEqualTo(new Classification.Images(120, 120, 300, 150));
        assertThat(result.generatedOnReal().tested()).containsExactly(50L, 50L, 50L);
        assertThat(result.realOnGenerated().tested()).containsExactly(40L, 40L, 40L);
        assertThat(result.digests()).containsOnlyKeys("generated", "reference", "training");
        assertThat(result.provenance()).containsEntry("threads", "1");
    }

    @Test
    void labelsThatSayNothingOfTheImagesScoreLikeChance() throws IOException {
        // Given: of the 40 pictures of each class, 14, 13 and 13 have each label
        Classification.Measured result = measured(order(generated(i -> i / 3 % 3), 5));

        assertThat(accuracy(result.realOnReal())).as("real images only").isEqualTo(1);
        assertThat(result.realOnGenerated().allRecognised())
                .as("those that have the right label by chance: 14 + 13 + 13")
                .isEqualTo(40);
        assertThat(accuracy(result.generatedOnReal())).isLessThan(0.7);
    }

    @Test
    void labelsInTheWrongOrderScoreNothing() throws IOException {
        Classification.Measured result = measured(order(generated(i -> (i + 1) % 3), 5));

        assertThat(accuracy(result.generatedOnReal())).isLessThan(0.05);
        assertThat(accuracy(result.realOnGenerated())).isLessThan(0.05);
        assertThat(accuracy(result.realOnReal())).isGreaterThan(0.95);
    }

    @Test
    void theRecipeIsThePresetsAtEqualBudgets() throws IOException {
        Classification.Recipe recipe = measured(order(generated(i -> i % 3), 5)).recipe();

        assertThat(recipe.model().architecture()).isEqualTo("cnn");
        assertThat(recipe.training().steps()).isEqualTo(STEPS);
        assertThat(recipe.training().seed()).isEqualTo(5);
        assertThat(recipe.training().batchSize()).isEqualTo(64);
        assertThat(recipe.training().average().decay())
                .as("a tenth of 40 steps")
                .isEqualTo(0.75);
        assertThat(recipe.referenceHalved()).isFalse();
    }

    @Test
    void equalOrdersGiveEqualResults() throws IOException {
        // Given: labels that say nothing, so that what is learnt is a matter of the draws
        ToySide generated = generated(i -> i / 3 % 3);
        String first = content(order(generated, 5));

        assertThat(content(order(generated, 5))).isEqualTo(first);
        assertThat(measured(order(generated, 6)).generatedOnReal())
                .isNotEqualTo(measured(order(generated, 5)).generatedOnReal());
    }

    @Test
    void progressCountsTheStepsOfBothTrainings() throws IOException {
        Classification.Measured unused = measured(order(generated(i -> i % 3), 5));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        Progress last =
                Json.read("progress", lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8), Progress.class);
        assertThat(last.step()).isEqualTo(2L * STEPS);
        assertThat(last.steps()).isEqualTo(2L * STEPS);
    }

    @Test
    void imagesThatDoNotAllowItAreRefusedInWords() throws IOException {
        assertThat(run(order(generated(i -> i % 2), 5)))
                .isEqualTo(new Classification.Refused("needs at least 1 generated image of each class: 'c' has 0"));

        reference = ToySide.write(folder.resolve("reference"), 150, 6, i -> i % 3);
        training = ToySide.write(folder.resolve("training"), 300, 6, i -> i % 3);
        ToySide six = ToySide.write(folder.resolve("six"), 60, 6, i -> i % 3);
        assertThat(run(order(six, 5)))
                .isInstanceOfSatisfying(Classification.Refused.class, refused -> assertThat(refused.reason())
                        .contains("'cnn'")
                        .contains("[1, 6, 6]"));
    }

    @Test
    void anOrderThatIsNoneLeavesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("order.json"), "{}");

        assertThat(OfflineClassification.run(new String[] {file.toString()}, new PrintStream(out)))
                .isEqualTo(1);
        assertThat(folder.resolve("result.json")).doesNotExist();
    }

    private ToySide generated(IntUnaryOperator labels) {
        return ToySide.write(folder.resolve("generated"), 120, 8, labels);
    }

    private ClassificationOrder order(ToySide generated, long seed) {
        return new ClassificationOrder(
                ClassificationOrder.VERSION,
                generated.ordered(),
                reference.ordered(),
                training.ordered(),
                null,
                STEPS,
                seed,
                1,
                folder.resolve("result.json").toString());
    }

    private Classification.Measured measured(ClassificationOrder order) throws IOException {
        return (Classification.Measured) run(order);
    }

    private Classification run(ClassificationOrder order) throws IOException {
        return Json.read("result", content(order).getBytes(StandardCharsets.UTF_8), Classification.class);
    }

    private String content(ClassificationOrder order) throws IOException {
        Path file = folder.resolve("order.json");
        Files.write(file, Json.bytes(order));
        int code = OfflineClassification.run(
                new String[] {file.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        return Files.readString(folder.resolve("result.json"));
    }

    private static double accuracy(Recognition recognition) {
        return (double) recognition.allRecognised() / recognition.allTested();
    }
}
