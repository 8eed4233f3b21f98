package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.trainer.engine.EngineSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets on eight Gaussians of four classes, with small nets: no mode is lost, and labels are obeyed. */
class ModeCoverageTest {
    private static final int LATENT = 4;
    /** Points of each class, or a quarter of those of a generator that is told none. */
    private static final int POINTS = 500;
    /** Of the points that a mode has in the data. */
    private static final double LEAST_SHARE = 0.15;

    /** How far from the middle of a mode points count as its own: five deviations. */
    private static final double NEAR = 5 * RingOfGaussians.DEVIATION;

    private final Path directory;

    ModeCoverageTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static Stream<Arguments> conditional() {
        return Stream.of(
                Arguments.of("cgan", List.of()),
                Arguments.of("projection", List.of()),
                Arguments.of("cagan", List.of()),
                Arguments.of(
                        "cagan-wgan-gp",
                        List.of(
                                "training.regularizers.gradient-penalty.weight=0.3",
                                "training.discriminatorSteps=5",
                                "training.batchSize=64")),
                Arguments.of("am-gan", List.of()),
                Arguments.of("reacgan", List.of("training.discriminatorSteps=2")));
    }

    private static Stream<Arguments> unconditional() {
        return Stream.of(Arguments.of("label-gan", List.of()), Arguments.of("am-gan-dynamic", List.of()));
    }

    @ParameterizedTest
    @MethodSource("conditional")
    void modesAreCoveredAndLabelsObeyed(String preset, List<String> changes) {
        Found found = train(preset, changes);
        found.requireCoverage();
        assertThat(found.obedient()).as("label accuracy").isGreaterThan(0.9);
    }

    @ParameterizedTest
    @MethodSource("unconditional")
    void modesAreCovered(String preset, List<String> changes) {
        train(preset, changes).requireCoverage();
    }

    private Found train(String preset, List<String> changes) {
        List<String> all = Stream.concat(
                        Stream.of(
                                "model.architecture=\"mlp\"",
                                "model.architectureOptions.units=128",
                                "model.architectureOptions.inputNoise=0.1",
                                "model.latentDim=" + LATENT,
                                "training.steps=1500",
                                "training.seed=3",
                                "training.batchSize=128",
                                "training.average.decay=0.99",
                                "training.average.startStep=200",
                                "training.optimizers.generator.learningRate=0.0005",
                                "training.optimizers.discriminator.learningRate=0.001",
                                "training.optimizers.generator.schedule=\"linear\"",
                                "training.optimizers.discriminator.schedule=\"linear\""),
                        changes.stream())
                .toList();
        GanPlan plan = PresetPlans.of(RingOfGaussians.SPACE, preset, all);
        try (DatasetSplit data = RingOfGaussians.open(directory);
                EngineSession engine = EngineSession.open("cpu", 1);
                GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, data, new TrainingListener() {}).run(1500);
            return found(engine, state, plan.conditions().size());
        }
    }

    /**
     * Where generated points are.
     *
     * @param ofMode how many each mode has
     * @param obedient share of the points whose nearest mode is of the class that was asked for
     */
    private record Found(List<Integer> ofMode, double obedient) {
        void requireCoverage() {
            double least = LEAST_SHARE * POINTS * RingOfGaussians.CLASSES / RingOfGaussians.MODES;
            SoftAssertions softly = new SoftAssertions();
            for (int mode = 0; mode < ofMode.size(); mode++) {
                softly.assertThat(ofMode.get(mode)).as("points of mode " + mode).isGreaterThan((int) least);
            }
            softly.assertAll();
        }
    }

    private static Found found(EngineSession engine, GanState state, int conditions) {
        int[] ofMode = new int[RingOfGaussians.MODES];
        int obedient = 0;
        try (NDManager step = engine.arrays().newSubManager()) {
            for (int label = 0; label < RingOfGaussians.CLASSES; label++) {
                Map<String, NDArray> inputs = new HashMap<>();
                inputs.put("z", step.randomNormal(0, 1, new Shape(POINTS, LATENT), DataType.FLOAT32));
                if (conditions > 0) {
                    NDArray labels = step.zeros(new Shape(POINTS, conditions));
                    labels.set(new NDIndex(":, " + label), 1);
                    inputs.put("y", labels);
                }
                float[] points = state.average()
                        .forward(step, inputs, false)
                        .value("image")
                        .toFloatArray();
                for (int i = 0; i < POINTS; i++) {
                    double x = points[2 * i];
                    double y = points[2 * i + 1];
                    int mode = RingOfGaussians.nearest(x, y);
                    ofMode[mode] += RingOfGaussians.distance(x, y, mode) <= NEAR ? 1 : 0;
                    obedient += RingOfGaussians.label(mode) == label ? 1 : 0;
                }
            }
        }
        return new Found(Arrays.stream(ofMode).boxed().toList(), (double) obedient / POINTS / RingOfGaussians.CLASSES);
    }
}
