package io.ganymede.evaluator.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(Duration.ofMinutes(2), Duration.ofSeconds(5));

    @Test
    void doublesThePausesForANeighbour() {
        assertThat(pauses(Reason.ARTIFACT_STORE_UNAVAILABLE)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void looksForAClassifierUntilTheWaitIsOver() {
        assertThat(pauses(Reason.CLASSIFIER_UNAVAILABLE)).containsExactly(2L, 2L);
        assertThat(policy.skips(failure(Reason.CLASSIFIER_UNAVAILABLE))).isTrue();
    }

    @Test
    void doesNotRetryDamageOrDefects() {
        assertThat(pauses(Reason.DIGEST_MISMATCH)).isEmpty();
        assertThat(policy.skips(failure(Reason.DIGEST_MISMATCH))).isFalse();
        assertThat(policy.pause(new IllegalStateException("defect"), Duration.ZERO))
                .isEmpty();
        assertThat(policy.skips(new IllegalStateException("defect"))).isFalse();
    }

    @Test
    void doesNotBlameTheCheckpointForAWrongKey() {
        assertThat(pauses(Reason.ACCESS_DENIED)).isNotEmpty();
        assertThat(policy.skips(failure(Reason.ACCESS_DENIED))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"INVALID_ARGUMENT", "INVALID_NETWORK", "NOT_FOUND", "DATASET_UNAVAILABLE", "INVALID_FILE"})
    void skipsWhatIsWrongWithTheCheckpoint(Reason reason) {
        assertThat(pauses(reason)).isEmpty();
        assertThat(policy.skips(failure(reason))).isTrue();
    }

    private List<Long> pauses(Reason reason) {
        List<Long> pauses = new ArrayList<>();
        Duration waited = Duration.ZERO;
        Optional<Duration> pause = policy.pause(failure(reason), waited);
        while (pause.isPresent()) {
            pauses.add(pause.get().toSeconds());
            waited = waited.plus(pause.get());
            pause = policy.pause(failure(reason), waited);
        }
        return pauses;
    }

    private static PlatformException failure(Reason reason) {
        return new PlatformException(reason, "test");
    }
}
