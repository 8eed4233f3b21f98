package io.ganymede.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.trainer.condition.AttributeImages;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.GanTraining;
import io.ganymede.trainer.training.PresetPlans;
import io.ganymede.trainer.training.QuadrantImages;
import io.ganymede.trainer.training.TrainingListener;
import io.ganymede.trainer.watch.AlarmThresholds;
import io.ganymede.trainer.watch.WatchSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    /** A look every other step, which counts at once. */
    private static final WatchSettings CLOSELY =
            new WatchSettings(2, 8, new AlarmThresholds(0.3, 0.4, 2, 1, 0.95, 500, 10, 1, 100, 10, 51, 20, 50));

    private final List<Alarm> alarms = new ArrayList<>();
    private final EngineSession engine = EngineSession.open("cpu", 1);

    private final Path directory;
    private final DatasetSplit data;

    CheckpointTest(@TempDir Path directory) {
        this.directory = directory;
        this.data = QuadrantImages.open(directory);
    }

    @AfterEach
    void close() {
        data.close();
        engine.close();
    }

    /** Each with something of its own that a checkpoint must hold or that comes from the step alone. */
    private static Stream<Arguments> recipes() {
        return Stream.of(
                Arguments.of("gan", List.of("model.architecture=\"tiny\"")),
                Arguments.of("cgan", List.of("training.discriminatorSteps=2")),
                Arguments.of("am-gan", List.of("training.discriminatorSteps=2")),
                Arguments.of(
                        "cagan",
                        List.of(
                                "model.architecture=\"tiny\"",
                                "model.architectureOptions.discriminatorNorm=\"batch\"",
                                "model.architectureOptions.weightNormalisation=\"spectral\"",
                                "training.batchingOptions.rampSteps=5")),
                Arguments.of(
                        "am-gan-dynamic",
                        List.of(
                                "model.architectureOptions.weightNormalisation=\"weight-from-data\"",
                                "training.optimizers.generator={\"name\":\"rmsprop\",\"learningRate\":0.001,"
                                        + "\"schedule\":\"staircase\",\"scheduleOptions\":{\"everySteps\":2,\"factor\":0.5}}",
                                "training.optimizers.discriminator={\"name\":\"sgd\",\"learningRate\":0.01,"
                                        + "\"options\":{\"momentum\":0.5,\"finalMomentum\":0.7,\"rampUpdates\":5},"
                                        + "\"schedule\":\"exponential\",\"scheduleOptions\":{\"everySteps\":3,\"factor\":0.9}}")),
                Arguments.of(
                        "projection",
                        List.of(
                                "model.architectureOptions.dropout=0.3",
                                "model.architectureOptions.inputNoise=0.1",
                                "training.regularizers={\"diff-augment\":{},\"r1\":{\"everyUpdates\":2}}",
                                "training.gradientAccumulation=2",
                                "training.precision=\"bfloat16\"")),
                Arguments.of(
                        "cagan-wgan-gp", List.of("model.architecture=\"tiny\"", "training.conditions=\"balanced\"")));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void resumedRunEndsInTheSameBytes(String preset, List<String> changes) throws IOException {
        requireEqualBytes(PresetPlans.of(QuadrantImages.SPACE, preset, briefly(changes)), data);
    }

    @Test
    void resumedRunWithAKernelDensityEndsInTheSameBytes() throws IOException {
        LabelSpace attributes = AttributeImages.real(2);
        try (DatasetSplit faces = AttributeImages.open(directory, attributes, AttributeImages.normalRows(64, 2))) {
            ImageSpace images = new ImageSpace(Shape.of(1, 1, 1), attributes);
            List<String> changes = List.of("model.architecture=\"mlp\"", "model.architectureOptions.units=8");
            requireEqualBytes(PresetPlans.of(images, "cgan-lfw", briefly(changes)), faces);
        }
    }

    private static List<String> briefly(List<String> changes) {
        return Stream.concat(
                        Stream.of("training.steps=6", "training.batchSize=16", "training.seed=11", "model.latentDim=8"),
                        changes.stream())
                .toList();
    }

    private void requireEqualBytes(GanPlan plan, DatasetSplit images) throws IOException {
        // Given a run with checkpoints at steps 3 and 6
        Path whole = directory.resolve("whole");
        try (GanState state = GanState.initial(engine, plan)) {
            run(plan, state, images, whole);
        }
        // When another one continues from step 3
        Path resumed = directory.resolve("resumed");
        try (GanState state = CheckpointReader.read(engine, plan, whole.resolve("3"))) {
            assertThat(state.step()).isEqualTo(3);
            run(plan, state, images, resumed);
        }
        // Then all files are equal; the series holds times, so it only has as many points
        for (String file : List.of(
                CheckpointManifest.GENERATOR,
                CheckpointManifest.GENERATOR_AVERAGE,
                CheckpointManifest.DISCRIMINATOR,
                CheckpointManifest.OPTIMIZER,
                CheckpointManifest.PROBE,
                CheckpointManifest.SAMPLES,
                CheckpointManifest.STATE)) {
            assertThat(resumed.resolve("6").resolve(file))
                    .hasSameBinaryContentAs(whole.resolve("6").resolve(file));
        }
        assertThat(resumed.resolve("6").resolve(CheckpointManifest.SERIES))
                .content()
                .hasLineCount(6);
    }

    @Test
    void resumedRunRaisesTheAlarmsOfOneThatNeverStopped() throws IOException {
        // Given a generator that makes one image only, and looks that find it from step 4 on
        GanPlan plan = QuadrantImages.plan("concat", 6, QuadrantImages.FROZEN, 1e-3, 1);
        Path whole = directory.resolve("whole");
        try (GanState state = GanState.initial(engine, plan)) {
            state.generator().parameter("pixels.weight").muli(0);
            run(plan, state, whole);
        }
        assertThat(alarms).extracting(Alarm::step).containsExactly(4L);
        alarms.clear();

        // When
        Path resumed = directory.resolve("resumed");
        try (GanState state = CheckpointReader.read(engine, plan, whole.resolve("3"))) {
            run(plan, state, resumed);
        }

        // Then the look of step 2 has not been forgotten
        assertThat(alarms).extracting(Alarm::step).containsExactly(4L);
        assertThat(resumed.resolve("6").resolve(CheckpointManifest.STATE))
                .hasSameBinaryContentAs(whole.resolve("6").resolve(CheckpointManifest.STATE))
                .content()
                .contains("\"alarms\"");
    }

    @Test
    void checkpointIsCompleteAndShowsEveryClass() throws IOException {
        GanPlan plan = QuadrantImages.plan("am-gan", 1);
        try (GanState state = GanState.initial(engine, plan)) {
            run(plan, state, directory.resolve("out"));
        }
        Path folder = directory.resolve("out/1");
        try (Stream<Path> all = Files.list(directory.resolve("out"))) {
            assertThat(all).as("nothing unfinished stays").containsExactly(folder);
        }
        try (SafetensorsFile probe = SafetensorsFile.open(folder.resolve(CheckpointManifest.PROBE))) {
            assertThat(probe.tensor("z").shape()).containsExactly(8L, 8L);
            assertThat(probe.tensor("y").shape()).containsExactly(8L, 4L);
            assertThat(probe.tensor("image").shape()).containsExactly(8L, 1L, 8L, 8L);
            for (float pixel : probe.tensor("image").toFloats()) {
                assertThat(pixel).isBetween(-1f, 1f);
            }
        }
        BufferedImage samples =
                ImageIO.read(folder.resolve(CheckpointManifest.SAMPLES).toFile());
        assertThat(samples.getWidth()).isEqualTo(10 * QuadrantImages.SIDE);
        assertThat(samples.getHeight()).isEqualTo(QuadrantImages.CLASSES * QuadrantImages.SIDE);
    }

    @Test
    void checkpointOfAnotherPlanIsRefused() {
        GanPlan plan = QuadrantImages.plan("am-gan", 1);
        try (GanState state = GanState.initial(engine, plan)) {
            run(plan, state, directory.resolve("out"));
        }
        GanPlan other = QuadrantImages.plan("am-gan", 2);
        assertThatThrownBy(() -> CheckpointReader.read(engine, other, directory.resolve("out/1")))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC));
    }

    private void run(GanPlan plan, GanState state, Path root) {
        run(plan, state, data, root);
    }

    private void run(GanPlan plan, GanState state, DatasetSplit images, Path root) {
        SampleRows rows = SampleRows.of(new LabelRows(plan.conditions(), images));
        CheckpointWriter writer = new CheckpointWriter(engine, plan, rows, root);
        TrainingListener listener = new TrainingListener() {
            @Override
            public void onAlarm(Alarm alarm) {
                alarms.add(alarm);
            }

            @Override
            public void onCheckpoint(GanState reached, boolean last) {
                try {
                    writer.write(reached);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        new GanTraining(engine, plan, state, images, listener, CLOSELY).run(3);
    }
}
