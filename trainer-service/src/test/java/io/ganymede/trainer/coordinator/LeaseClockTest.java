package io.ganymede.trainer.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseClockTest {
    private final LeaseClock clock = new LeaseClock(Duration.ofMillis(100));

    @Test
    void endsWhatIsNotRestarted() {
        clock.restart("b", 0);
        clock.restart("a", 0);
        clock.restart("c", 50);
        assertThat(clock.ended(99)).isEmpty();
        assertThat(clock.ended(100)).containsExactly("a", "b");
        clock.stop("a");
        assertThat(clock.ended(100)).containsExactly("b");
    }

    @Test
    void restartsAllInFull() {
        clock.restart("a", 0);
        clock.restart("b", 80);
        clock.restartAll(90);
        assertThat(clock.ended(189)).isEmpty();
        assertThat(clock.ended(190)).containsExactly("a", "b");
    }
}
