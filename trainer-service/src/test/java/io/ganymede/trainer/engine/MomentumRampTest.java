package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import org.junit.jupiter.api.Test;

class MomentumRampTest {
    @Test
    void momentumRisesInALineAndStays() {
        MomentumRamp ramp = new MomentumRamp(0.5, 0.7, 10);
        assertThat(ramp.momentum(0)).isEqualTo(0.5);
        assertThat(ramp.momentum(5)).isCloseTo(0.6, within(1e-15));
        assertThat(ramp.momentum(10)).isEqualTo(0.7);
        assertThat(ramp.momentum(1_000_000)).isEqualTo(0.7);
    }

    @Test
    void constantMomentumIsTheSameFromTheFirstUpdate() {
        assertThat(MomentumRamp.constant(0.9).momentum(0)).isEqualTo(0.9);
        assertThat(MomentumRamp.constant(0.9).momentum(7)).isEqualTo(0.9);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertRefused("start", 1, 0.5, 1);
        assertRefused("end", 0, -0.1, 1);
        assertRefused("end", 0, Double.NaN, 1);
        assertRefused("ramp", 0, 0.5, -1);
    }

    private static void assertRefused(String message, double start, double end, long updates) {
        assertThatThrownBy(() -> new MomentumRamp(start, end, updates))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SPEC))
                .hasMessageContaining(message);
    }
}
