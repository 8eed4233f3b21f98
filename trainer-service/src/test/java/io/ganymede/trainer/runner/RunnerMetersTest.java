package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aRunnerThatEndedLeavesNoGaugeToTheNext() {
        // Given
        try (RunnerMeters before = new RunnerMeters(registry, List::of)) {
            before.progressed(1, 64, progress(0.5));
        }
        assertThat(registry.find("ganymede.training.loss").gauge()).isNull();

        // When
        try (RunnerMeters next = new RunnerMeters(registry, List::of)) {
            next.progressed(1, 64, progress(0.25));

            // Then
            assertThat(registry.get("ganymede.training.loss").gauge().value()).isEqualTo(0.25);
            assertThat(registry.get("ganymede.training.progress.ratio").gauge().value())
                    .isEqualTo(0.1);
        }
    }

    @Test
    void watchedSignalsAreGauges() {
        try (RunnerMeters meters = new RunnerMeters(registry, List::of)) {
            meters.progressed(1, 64, progress(0.5));
            assertThat(diversity("mean")).isNaN();

            // When
            meters.progressed(
                    1,
                    64,
                    new Progress(
                            2,
                            10,
                            Map.of(),
                            100,
                            0.01,
                            8,
                            Map.of("diversity.mean", 0.75, "diversity.least", 0.5, "realness.real", 0.9)));

            // Then
            assertThat(diversity("mean")).isEqualTo(0.75);
            assertThat(diversity("least")).isEqualTo(0.5);
            assertThat(registry.get("ganymede.training.realness.ratio")
                            .tag("images", "real")
                            .gauge()
                            .value())
                    .isEqualTo(0.9);
            assertThat(registry.get("ganymede.training.realness.ratio")
                            .tag("images", "generated")
                            .gauge()
                            .value())
                    .isNaN();

            // When
            meters.attemptEnded("succeeded", Duration.ZERO);

            // Then
            assertThat(diversity("mean")).isNaN();
        }
        assertThat(registry.find("ganymede.training.diversity.ratio").gauge()).isNull();
    }

    private double diversity(String condition) {
        return registry.get("ganymede.training.diversity.ratio")
                .tag("condition", condition)
                .gauge()
                .value();
    }

    private static Progress progress(double loss) {
        return new Progress(1, 10, Map.of("generator", loss), 100, 0.01, 9);
    }
}
