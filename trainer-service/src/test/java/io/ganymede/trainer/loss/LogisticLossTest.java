package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogisticLossTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void equalsTheNonSaturatingLossWithoutSmoothing() {
        LogisticLoss logistic = new LogisticLoss();
        NonSaturatingLoss plain = new NonSaturatingLoss(LabelSmoothing.NONE);
        NDArray scores = arrays.column(-30, -0.7, 0, 1.5, 30);
        assertThat(logistic.onReal(scores).toDoubleArray())
                .containsExactly(plain.onReal(scores).toDoubleArray());
        assertThat(logistic.onGenerated(scores).toDoubleArray())
                .containsExactly(plain.onGenerated(scores).toDoubleArray());
        assertThat(logistic.generator(scores).toDoubleArray())
                .containsExactly(plain.generator(scores).toDoubleArray());
        // softplus(-1.5) = 0.2014132779827524
        assertThat(logistic.onReal(arrays.column(1.5)).getDouble()).isEqualTo(0.2014132779827524);
    }
}
