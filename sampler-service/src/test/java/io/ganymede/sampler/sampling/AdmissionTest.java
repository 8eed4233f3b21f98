package io.ganymede.sampler.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Admission admission = new Admission(1, 1, new SamplerMetrics(registry));

    @Test
    void refusesWhatIsTooMuchAndRecovers() {
        String inner = admission.admit(() -> admission.admit(() -> {
            assertThatThrownBy(() -> admission.admit(() -> "third"))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OVERLOADED));
            return "second";
        }));

        assertThat(inner).isEqualTo("second");
        assertThat(admission.admit(() -> "again")).isEqualTo("again");
        assertThat(registry.get("ganymede.sampler.rejected")
                        .tag("reason", "Overloaded")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void failedRequestLeavesItsPlace() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> admission.admit(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(admission.admit(() -> "fine")).isEqualTo("fine");
    }

    @Test
    void everyRunIsCounted() {
        admission.pass(8, () -> {});

        assertThat(registry.get("ganymede.sampler.batch.size").summary().max()).isEqualTo(8);
        assertThat(registry.get("ganymede.sampler.executions").counter().count())
                .isEqualTo(1);
    }
}
