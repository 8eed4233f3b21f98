package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void repeatsWhatANeighbourRefused() throws Exception {
        // Given
        Retry retry = new Retry(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1));

        // When
        String result = retry.external("test", () -> {
            if (calls.incrementAndGet() < 4) {
                throw new PlatformException(Reason.ARTIFACT_STORE_UNAVAILABLE, "away");
            }
            return "done";
        });

        // Then
        assertThat(result).isEqualTo("done");
        assertThat(calls).hasValue(4);
    }

    @Test
    void doesNotRepeatWhatWillNotPass() {
        Retry retry = new Retry(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1));
        assertThatThrownBy(() -> retry.external("test", () -> fail(Reason.DATASET_UNAVAILABLE)))
                .isInstanceOf(PlatformException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void givesUpWhenItsPatienceHasEnded() {
        Retry retry = new Retry(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ZERO);
        assertThatThrownBy(() -> retry.external("test", () -> fail(Reason.BROKER_UNAVAILABLE)))
                .isInstanceOf(PlatformException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aStopEndsThePauses() {
        Retry retry = new Retry(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(2));
        assertThatThrownBy(() -> retry.external("test", () -> {
                    retry.stop();
                    return fail(Reason.BROKER_UNAVAILABLE);
                }))
                .isInstanceOf(PlatformException.class);
        assertThat(calls).hasValue(1);
    }

    private String fail(Reason reason) {
        calls.incrementAndGet();
        throw new PlatformException(reason, "away");
    }
}
