package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.dataset.GeneratedSplit;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the images look like stands in the manifest alone. */
class ImageShapesTest {
    /** Images 2, 6 and 11 have no label. */
    private static final int[] LABELS = {0, 1, -1, 2, 0, 1, -1, 2, 0, 1, 2, -1};

    private final Path directory;

    ImageShapesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({"concat, 1, 28", "concat, 3, 32", "concat, 3, 64", "am-gan, 1, 28", "am-gan, 3, 32", "am-gan, 3, 64"})
    void gansTrainOnAnyShape(String method, int channels, int side) {
        // Given
        GeneratedSplit generated = GeneratedSplit.write(directory, Shape.of(channels, side, side), 3, LABELS);
        GanPlan plan = new GanPlan(
                ImageSpace.of(generated.manifest()),
                QuadrantImages.model(),
                settings(method, 3, "generator", "discriminator"));
        try (EngineSession engine = EngineSession.open("cpu", 1);
                DatasetSplit data = generated.open();
                GanState state = GanState.initial(engine, plan)) {
            // When
            long steps = new GanTraining(engine, plan, state, data, new TrainingListener() {}).run(3);

            // Then
            assertThat(steps).isEqualTo(3);
            assertThat(plan.generator().shapes()).containsEntry("tanh", Shape.of(channels, side, side));
            assertThat(state.series().checkpointLosses().values()).allMatch(Double::isFinite);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 28", "3, 32", "3, 64"})
    void classifiersTrainOnAnyShape(int channels, int side) {
        // Given
        GeneratedSplit generated = GeneratedSplit.write(directory, Shape.of(channels, side, side), 3, LABELS);
        ClassifierPlan plan = new ClassifierPlan(
                ImageSpace.of(generated.manifest()),
                generated.manifest().mean(),
                generated.manifest().deviation(),
                Specs.model("cnn", 0),
                settings("cross-entropy", 2, "classifier"));
        try (EngineSession engine = EngineSession.open("cpu", 1);
                DatasetSplit data = generated.open()) {
            // When
            ClassifierTraining.TrainedClassifier trained =
                    new ClassifierTraining(engine, plan, data, data, new TrainingListener() {}).run();

            // Then: nine of the twelve images have a label to be right or wrong about
            ClassifierReport report = trained.report();
            assertThat(report.step()).isEqualTo(2);
            assertThat(report.testImages()).isEqualTo(9);
            assertThat(report.testAccuracy() * 9).isBetween(0.0, 9.0).isEqualTo(Math.rint(report.testAccuracy() * 9));
        }
    }

    @Test
    void unlabelledImagesDoNotChangeATraining() {
        // Given the same labelled images alone: image 0 and 1 of either file are equal, and no others are trained on
        Shape shape = Shape.of(1, 8, 8);
        GeneratedSplit mixed = GeneratedSplit.write(directory, shape, 2, 0, 1, -1, -1, -1);
        float[] first = weights(mixed);
        GeneratedSplit plain = GeneratedSplit.write(directory, shape, 2, 0, 1);

        // Then
        assertThat(weights(plain)).isEqualTo(first);
    }

    private static float[] weights(GeneratedSplit generated) {
        GanPlan plan = new GanPlan(
                ImageSpace.of(generated.manifest()),
                QuadrantImages.model(),
                Specs.settings(
                        2,
                        2,
                        1,
                        "concat",
                        Map.of(),
                        1,
                        Map.of("generator", QuadrantImages.adam(1e-2), "discriminator", QuadrantImages.adam(1e-2)),
                        new AverageSpec(0, 0)));
        try (EngineSession engine = EngineSession.open("cpu", 1);
                DatasetSplit data = generated.open();
                GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, data, new TrainingListener() {}).run(2);
            return state.discriminator().parameter("conv1.weight").toFloatArray();
        }
    }

    private static TrainingSettings settings(String method, long steps, String... networks) {
        Map<String, OptimizerSpec> optimizers = new TreeMap<>();
        for (String network : networks) {
            optimizers.put(network, QuadrantImages.adam(1e-3));
        }
        return Specs.settings(steps, 4, 1, method, Map.of(), 1, optimizers, new AverageSpec(0, 0));
    }
}
