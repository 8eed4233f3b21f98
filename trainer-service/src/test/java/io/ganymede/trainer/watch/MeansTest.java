package io.ganymede.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeansTest {
    private final Means means = new Means();

    @Test
    void aNumberCountsWhereItWasGiven() {
        means.add(Map.of("a", 1.0, "b", 10.0));
        means.add(Map.of("a", 2.0));
        means.add(Map.of("a", 6.0));
        assertThat(means.values()).isEqualTo(Map.of("a", 3.0, "b", 10.0));
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        means.add(Map.of("a", Double.NaN, "b", Double.POSITIVE_INFINITY));
        means.add(Map.of("a", 2.0));
        assertThat(means.values()).isEqualTo(Map.of("a", 2.0));
    }

    @Test
    void clearingForgets() {
        means.add(Map.of("a", 1.0));
        means.clear();
        assertThat(means.values()).isEmpty();
    }
}
