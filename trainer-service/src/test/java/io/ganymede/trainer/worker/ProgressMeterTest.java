package io.ganymede.trainer.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.Progress;
import io.ganymede.trainer.training.StepReport;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
    void lastStepIsAlwaysTold() {
        add(99, 1);
        assertThat(add(100, 1)).get().satisfies(progress -> {
            assertThat(progress.ratio()).isEqualTo(1);
            assertThat(progress.remainingSeconds()).isZero();
        });
    }

    private Optional<Progress> add(long step, double loss) {
        return meter.add(new StepReport(step, Map.of("generator", loss), 64, 0.5));
    }
}
