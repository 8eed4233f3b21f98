package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.job.Progress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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

    private static Progress progress(double loss) {
        return new Progress(1, 10, Map.of("generator", loss), 100, 0.01, 9);
    }
}
