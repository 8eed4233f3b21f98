package io.ganymede.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.training.GanPlan;
import io.ganymede.trainer.training.GanState;
import io.ganymede.trainer.training.GanTraining;
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
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"concat", "am-gan"})
    void resumedRunEndsInTheSameBytes(String method) throws IOException {
        // Given a run with checkpoints at steps 3 and 6
        GanPlan plan = QuadrantImages.plan(method, 6, 1e-3, 1e-3, 2);
        Path whole = directory.resolve("whole");
        try (GanState state = GanState.initial(engine, plan)) {
            run(plan, state, whole);
        }
        // When another one continues from step 3
        Path resumed = directory.resolve("resumed");
        try (GanState state = CheckpointReader.read(engine, plan, whole.resolve("3"))) {
            assertThat(state.step()).isEqualTo(3);
            run(plan, state, resumed);
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

    private SampleRows rows(GanPlan plan) {
        return SampleRows.of(new LabelRows(plan.conditions(), data));
    }

    private void run(GanPlan plan, GanState state, Path root) {
        CheckpointWriter writer = new CheckpointWriter(engine, plan, rows(plan), root);
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
        new GanTraining(engine, plan, state, data, listener, CLOSELY).run(3);
    }
}
