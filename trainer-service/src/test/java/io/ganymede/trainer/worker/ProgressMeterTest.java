package io.ganymede.trainer.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.Progress;
import io.ganymede.trainer.training.StepReport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressMeter meter = new ProgressMeter(100, nanos::get);

    @Test
    void progressComesOnceASecondAsMeans() {
        assertThat(add(1, 1)).isPresent();
        nanos.addAndGet(500_000_000);
        assertThat(add(2, 2)).isEmpty();
        nanos.addAndGet(500_000_000);
        Progress progress = add(3, 4).orElseThrow();
        assertThat(progress.losses()).containsEntry("generator", 3.0);
        assertThat(progress.stepSeconds()).isEqualTo(0.5);
        assertThat(progress.imagesPerSecond()).isEqualTo(128);
        assertThat(progress.remainingSeconds()).isEqualTo(48.5);
    }

    @Test
    void aSignalKeepsItsValueUntilItIsMeasuredAgain() {
        assertThat(signals(1, Map.of("norm.features", 2.0))).isEqualTo(Map.of("norm.features", 2.0));
        meter.add(report(2, Map.of("diversity.mean", 0.5, "norm.features", 3.0)));
        nanos.addAndGet(1_000_000_000);
        assertThat(signals(3, Map.of("norm.features", 5.0)))
                .isEqualTo(Map.of("diversity.mean", 0.5, "norm.features", 4.0));
        nanos.addAndGet(1_000_000_000);
        assertThat(signals(4, Map.of())).isEqualTo(Map.of("diversity.mean", 0.5, "norm.features", 4.0));
        nanos.addAndGet(1_000_000_000);
        assertThat(signals(5, Map.of("diversity.mean", Double.NaN, "norm.features", 1.0)))
                .isEqualTo(Map.of("diversity.mean", 0.5, "norm.features", 1.0));
    }

    private @Nullable Map<String, Double> signals(long step, Map<String, Double> signals) {
        return meter.add(report(step, signals)).orElseThrow().signals();
    }

    private static StepReport report(long step, Map<String, Double> signals) {
        return new StepReport(step, Map.of("generator", 1.0), signals, 64, 0.5);
    }

    @Test
    void lastStepIsAlwaysTold() {
        add(99, 1);
        assertThat(add(100, 1)).get().satisfies(progress -> {
            assertThat(progress.ratio()).isEqualTo(1);
            assertThat(progress.remainingSeconds()).isZero();
        });
    }

    @Test
    void anEarlyEndIsTheLastWord() {
        assertThat(add(1, 1)).isPresent();
        assertThat(add(2, 5)).isEmpty();
        assertThat(add(3, 7)).isEmpty();

        assertThat(meter.end())
                .returns(3L, Progress::step)
                .returns(100L, Progress::steps)
                .returns(Map.of("generator", 6.0), Progress::losses)
                .returns(0.0, Progress::remainingSeconds);
        assertThat(meter.end()).as("nothing came after").returns(3L, Progress::step);
    }

    private Optional<Progress> add(long step, double loss) {
        return meter.add(new StepReport(step, Map.of("generator", loss), Map.of(), 64, 0.5));
    }
}
