package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.condition.ConditionReport;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.watch.AlarmThresholds;
import io.ganymede.trainer.watch.WatchSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings on the toy images. */
class GanWatchTest {
    /** A look every other step, which counts at once. */
    private static final WatchSettings CLOSELY =
            new WatchSettings(2, 8, new AlarmThresholds(0.3, 0.4, 2, 1, 0.95, 500, 10, 1, 100, 10, 51, 20, 50));

    private static final WatchSettings NOT_AT_ALL = new WatchSettings(0, 8, AlarmThresholds.DEFAULT);

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final DatasetSplit data;
    private final Ear ear = new Ear();

    GanWatchTest(@TempDir Path directory) {
        this.data = QuadrantImages.open(directory);
    }

    @AfterEach
    void close() {
        data.close();
        engine.close();
    }

    @Test
    void aGeneratorThatMakesOneImageOnlyRaisesTheAlarmOnce() {
        // Given a generator whose last weights are 0, and stay so: z does not matter
        GanPlan plan = QuadrantImages.plan("concat", 10, QuadrantImages.FROZEN, 1e-3, 1);
        try (GanState state = GanState.initial(engine, plan)) {
            state.generator().parameter("pixels.weight").muli(0);

            // When
            new GanTraining(engine, plan, state, data, ear, CLOSELY).run(10);
        }

        // Then the second look finds it, and the others do not tell it again
        assertThat(ear.alarms)
                .singleElement()
                .returns("collapse", Alarm::code)
                .returns(4L, Alarm::step)
                .satisfies(alarm -> assertThat(alarm.value()).isLessThan(1e-6));
        assertThat(ear.reports.get(3).signals())
                .containsKeys("diversity.mean", "diversity.least", "diversity.of.a", "diversity.of.d");
        assertThat(ear.reports.get(2).signals()).doesNotContainKey("diversity.mean");
    }

    @Test
    void aGeneratorThatListensToItsLatentDoesNot() {
        // Given a generator with weights as large as if it were trained; at first they are so small that all images are
        // grey
        GanPlan plan = QuadrantImages.plan("concat", 10, QuadrantImages.FROZEN, 1e-3, 1);
        try (GanState state = GanState.initial(engine, plan)) {
            state.generator().parameter("dense.weight").muli(200);
            state.generator().parameter("pixels.weight").muli(20);
            new GanTraining(engine, plan, state, data, ear, CLOSELY).run(10);
        }
        assertThat(ear.alarms).isEmpty();
        assertThat(ear.reports.get(9).signals().getOrDefault("diversity.least", Double.NaN))
                .isGreaterThan(0.4);
    }

    @Test
    void watchingDoesNotChangeATraining() {
        assertThat(weights(CLOSELY)).isEqualTo(weights(NOT_AT_ALL));
        assertThat(ear.reports).anyMatch(report -> report.signals().containsKey("diversity.mean"));
    }

    @Test
    void looksLeaveNoArraysBehind() {
        GanPlan plan = QuadrantImages.plan("concat", 8);
        List<Integer> owned = new ArrayList<>();
        try (GanState state = GanState.initial(engine, plan)) {
            TrainingListener counter = new TrainingListener() {
                @Override
                public void onStep(StepReport report) {
                    owned.add(engine.arrays().getManagedArrays().size());
                }
            };
            new GanTraining(engine, plan, state, data, counter, CLOSELY).run(8);
        }
        assertThat(owned.subList(2, 8)).containsOnly(owned.get(1));
    }

    @Test
    void weightsThatAreLostAfterAFiniteLossMakeNoCheckpoint() {
        // Given checkpoints every other step and a discriminator that is lost in the fourth, after its loss was
        // computed
        GanPlan plan = QuadrantImages.plan("concat", 10);
        try (GanState state = GanState.initial(engine, plan)) {
            ear.inStep = step -> {
                if (step == 4) {
                    state.discriminator().parameter("conv1.bias").addi(Float.POSITIVE_INFINITY);
                }
            };

            // When
            GanTraining training = new GanTraining(engine, plan, state, data, ear, NOT_AT_ALL);
            assertThatThrownBy(() -> training.run(2)).isInstanceOfSatisfying(PlatformException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.NON_FINITE_LOSS);
                assertThat(e)
                        .hasMessageContaining("'conv1.bias' of network 'discriminator'")
                        .hasMessageContaining("step 4");
            });
        }

        // Then
        assertThat(ear.checkpoints).containsExactly(2L);
        assertThat(ear.alarms)
                .singleElement()
                .returns("non-finite", Alarm::code)
                .returns("weights.discriminator", Alarm::signal)
                .returns(4L, Alarm::step);
    }

    @Test
    void doubtfulSettingsAreToldBeforeTheFirstStepAndOnlyThen() {
        GanPlan plan = PresetPlans.of(
                QuadrantImages.SPACE,
                "wasserstein-gp",
                List.of(
                        "training.steps=2",
                        "training.batchSize=16",
                        "training.precision=\"bfloat16\"",
                        "model.architectureOptions.discriminatorNorm=\"batch\""));
        try (GanState state = GanState.initial(engine, plan)) {
            ear.inStep = step -> assertThat(ear.alarms).hasSize(2);
            new GanTraining(engine, plan, state, data, ear, NOT_AT_ALL).run(1);
        }
        assertThat(ear.alarms)
                .allSatisfy(alarm -> assertThat(alarm.code()).isEqualTo("settings-doubtful"))
                .extracting(Alarm::signal)
                .containsExactly("training.precision", "training.regularizers.gradient-penalty");
    }

    @Test
    void aLossThatIsNoNumberIsToldBeforeItStopsTheJob() {
        GanPlan plan = QuadrantImages.plan("concat", 10);
        try (GanState state = GanState.initial(engine, plan)) {
            state.discriminator().parameter("adversarial.bias").addi(Float.NaN);
            GanTraining training = new GanTraining(engine, plan, state, data, ear);
            assertThatThrownBy(() -> training.run(10)).isInstanceOf(PlatformException.class);
        }
        assertThat(ear.alarms)
                .singleElement()
                .returns("non-finite", Alarm::code)
                .returns("loss.discriminator", Alarm::signal)
                .returns(1L, Alarm::step);
        assertThat(ear.checkpoints).isEmpty();
    }

    @Test
    void doubtfulConditionsAreToldBeforeTheFirstStepAndNotAgainByAResumedRun() {
        ConditionReport report = new ConditionReport(
                "kernel-density",
                List.of(),
                null,
                List.of(new ConditionReport.Warning("the best bandwidth is the largest", "raise gridMost")));
        GanPlan plan = QuadrantImages.plan("concat", 10);
        try (GanState state = GanState.initial(engine, plan)) {
            GanWatch watch = new GanWatch(engine, plan, state, data, ear, NOT_AT_ALL);
            watch.begin(Optional.of(report));
            state.advance();
            watch.begin(Optional.of(report));
        }
        assertThat(ear.alarms)
                .singleElement()
                .returns("conditions-doubtful", Alarm::code)
                .returns(0L, Alarm::step)
                .returns("conditions.kernel-density", Alarm::signal)
                .returns("raise gridMost", Alarm::advice);
    }

    @Test
    void gradientsThatAreLostInAStepAreTold() {
        FiniteCheck check = new FiniteCheck(ear);
        check.heard(7, new PlatformException(Reason.OUT_OF_MEMORY, "no room"));
        assertThat(ear.alarms).isEmpty();
        check.heard(7, new PlatformException(Reason.NON_FINITE_LOSS, "gradients are not finite"));
        assertThat(ear.alarms)
                .singleElement()
                .returns("non-finite", Alarm::code)
                .returns(7L, Alarm::step)
                .returns("gradients", Alarm::signal);
    }

    @Test
    void whatTheStepTellsIsPassedOn() {
        GanPlan plan = QuadrantImages.plan("concat", 2);
        try (GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, data, ear).run(2);
            assertThat(ear.reports.get(0).signals()).containsKeys("realness.real", "realness.generated");
            assertThat(ear.reports.get(0).signals().getOrDefault("realness.real", Double.NaN))
                    .isBetween(0.0, 1.0);
            assertThat(state.series().points().get(0).signals())
                    .isEqualTo(ear.reports.get(0).signals());
        }
    }

    private Map<String, ByteBuffer> weights(WatchSettings settings) {
        GanPlan plan = QuadrantImages.plan("am-gan", 6, 1e-3, 1e-3, 1);
        try (GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, data, ear, settings).run(6);
            Map<String, ByteBuffer> weights = new TreeMap<>();
            state.generator().toTensors().forEach((name, tensor) -> weights.put(name, tensor.bytes()));
            return weights;
        }
    }

    /** Hears everything. */
    private static final class Ear implements TrainingListener {
        private final List<Alarm> alarms = new ArrayList<>();
        private final List<StepReport> reports = new ArrayList<>();
        private final List<Long> checkpoints = new ArrayList<>();
        private LongConsumer inStep = step -> {};

        @Override
        public void onStep(StepReport report) {
            reports.add(report);
            inStep.accept(report.step());
        }

        @Override
        public void onAlarm(Alarm alarm) {
            alarms.add(alarm);
        }

        @Override
        public void onCheckpoint(GanState state, boolean last) {
            checkpoints.add(state.step());
        }
    }
}
