package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassEntropyTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void mutualInformationIsThePublishedOne() {
        // softmax(2, 0, 0) and softmax(0, 1.5, 0.2); exp of it is their Inception Score, 1.268317
        NDArray logits = arrays.rows(new double[] {2, 0, 0}, new double[] {0, 1.5, 0.2});
        double information = ClassEntropy.mutualInformation(logits).getDouble();
        assertThat(information).isCloseTo(0.237691, within(1e-6));
        assertThat(Math.exp(information)).isCloseTo(1.268317, within(1e-6));
    }

    @Test
    void evenPredictionsHaveTheMostEntropyAndSaveNoInformation() {
        NDArray logits = arrays.rows(new double[4], new double[4]);
        assertThat(ClassEntropy.each(logits).toDoubleArray())
                .containsExactly(new double[] {Math.log(4), Math.log(4)}, within(1e-15));
        assertThat(ClassEntropy.ofMean(logits).getDouble()).isCloseTo(Math.log(4), within(1e-15));
        assertThat(ClassEntropy.mutualInformation(logits).getDouble()).isCloseTo(0, within(1e-15));
    }

    @Test
    void surePredictionsOfDifferentClassesSaveAllInformation() {
        NDArray logits = arrays.rows(new double[] {1000, 0}, new double[] {0, 1000});
        assertThat(ClassEntropy.each(logits).toDoubleArray()).containsExactly(new double[2], within(0.0));
        assertThat(ClassEntropy.mutualInformation(logits).getDouble()).isCloseTo(Math.log(2), within(1e-15));
    }
}
