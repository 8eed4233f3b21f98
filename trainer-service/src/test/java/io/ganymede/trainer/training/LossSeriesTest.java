package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossSeriesTest {
    /** 6000 steps make windows of three. */
    private final LossSeries series = LossSeries.forSteps(6000);

    @Test
    void aSignalIsTheMeanOfTheStepsThatHadIt() {
        // When
        add(1, 1, Map.of("norm.features", 4.0, "realness.real", Double.NaN));
        add(2, 2, Map.of());
        add(3, 6, Map.of("norm.features", 6.0));
        add(4, 1, Map.of());
        add(5, 1, Map.of());
        add(6, 1, Map.of());

        // Then
        assertThat(series.points())
                .containsExactly(
                        new LossSeries.Point(3, Map.of("generator", 3.0), Map.of("norm.features", 5.0), 0.5),
                        new LossSeries.Point(6, Map.of("generator", 1.0), Map.of(), 0.5));
    }

    @Test
    void aPointIsALineOfSortedKeys() {
        add(1, 1, Map.of("b", 1.0, "a", 2.0, "c", 3.0));
        series.markCheckpoint(1);
        assertThat(Json.line(series.points().get(0)))
                .isEqualTo("{\"step\":1,\"losses\":{\"generator\":1.0},\"signals\":{\"a\":2.0,\"b\":1.0,\"c\":3.0},"
                        + "\"stepSeconds\":0.5}");
    }

    private void add(long step, double loss, Map<String, Double> signals) {
        series.add(new StepReport(step, Map.of("generator", loss), signals, 16, 0.5));
    }
}
