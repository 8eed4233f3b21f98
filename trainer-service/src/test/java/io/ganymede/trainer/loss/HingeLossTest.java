package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HingeLossTest {
    private final LossArrays arrays = new LossArrays();
    private final HingeLoss loss = new HingeLoss();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void scoresBeyondTheirMarginCostNothing() {
        NDArray scores = arrays.column(-3, -0.5, 0, 0.5, 3);
        assertThat(loss.onReal(scores).toDoubleArray()).containsExactly(4, 1.5, 1, 0.5, 0);
        assertThat(loss.onGenerated(scores).toDoubleArray()).containsExactly(0, 0.5, 1, 1.5, 4);
        assertThat(loss.generator(scores).toDoubleArray())
                .containsExactly(new double[] {3, 0.5, 0, -0.5, -3}, within(0.0));
    }

    @Test
    void realnessLiesBetweenTheMargins() {
        assertThat(loss.realness(arrays.column(-3, -1, 0, 1, 3)).orElseThrow().toDoubleArray())
                .containsExactly(0, 0, 0.5, 1, 1);
    }
}
