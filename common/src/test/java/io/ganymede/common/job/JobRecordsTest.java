package io.ganymede.common.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRecordsTest {
    @Test
    void theRatioOfNothingIsZero() {
        assertThat(Progress.none(0).ratio()).isZero();
        assertThat(new Progress(1, 4, Map.of(), 0, 0, 0).ratio()).isEqualTo(0.25);
    }

    @Test
    void mapsAreCopiedSortedAndFixed() {
        // Given
        Map<String, Double> losses = new HashMap<>(Map.of("generator", 1.0, "discriminator", 2.0, "classifier", 3.0));

        // When
        Progress progress = new Progress(1, 4, losses, 0, 0, 0);
        losses.clear();

        // Then
        assertThat(progress.losses().keySet()).containsExactly("classifier", "discriminator", "generator");
        assertThatThrownBy(() -> progress.losses().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void signalsAreOptional() {
        assertThat(new Progress(1, 4, Map.of(), 0, 0, 0).signal("diversity.mean"))
                .isNull();
        assertThat(Json.line(new Progress(1, 4, Map.of(), 0, 0, 0, Map.of()))).doesNotContain("signals");
        Progress watched = new Progress(1, 4, Map.of(), 0, 0, 0, Map.of("diversity.mean", 0.5));
        assertThat(watched.signal("diversity.mean")).isEqualTo(0.5);
        assertThat(watched.signal("diversity.least")).isNull();
    }

    @Test
    void terminalPhasesAreTheEndsOfAJob() {
        assertThat(JobPhase.values())
                .filteredOn(JobPhase::terminal)
                .containsExactly(JobPhase.SUCCEEDED, JobPhase.FAILED, JobPhase.CANCELLED, JobPhase.REJECTED);
    }

    @Test
    void kindsHaveTheNamesOfTheContract() {
        assertThat(List.of(JobKind.values())).map(Json::line).containsExactly("\"gan\"", "\"reference-classifier\"");
    }
}
