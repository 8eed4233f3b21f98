package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WassersteinLossTest {
    private final LossArrays arrays = new LossArrays();
    private final WassersteinLoss loss = new WassersteinLoss();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void costsAreTheScoresThemselves() {
        NDArray scores = arrays.column(-2, 0.5);
        assertThat(loss.onReal(scores).toDoubleArray()).containsExactly(2, -0.5);
        assertThat(loss.onGenerated(scores).toDoubleArray()).containsExactly(-2, 0.5);
        assertThat(loss.generator(scores).toDoubleArray()).containsExactly(2, -0.5);
    }

    @Test
    void scoresWithoutAScaleSayNothingAboutRealness() {
        assertThat(loss.realness(arrays.column(1))).isEmpty();
        Scores scores = LossArrays.scores("adversarial", arrays.column(1), null);
        assertThat(new AdversarialObjective(loss).realness(scores)).isEmpty();
    }
}
