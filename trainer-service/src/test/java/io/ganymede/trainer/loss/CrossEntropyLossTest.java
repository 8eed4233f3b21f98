package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossEntropyLossTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void zeroLogitsGiveTheLogarithmOfTheClasses() {
        NDArray logits = engine.arrays().zeros(new Shape(2, 3));
        assertThat(new CrossEntropyLoss(0).of(logits, labels()).getDouble()).isCloseTo(Math.log(3), within(1e-6));
        assertThat(new CrossEntropyLoss(0.3).of(logits, labels()).getDouble()).isCloseTo(Math.log(3), within(1e-6));
    }

    @Test
    void valueIsTheMeanOverTheBatch() {
        // softmax(1, 0.5, -0.5) = (0.546549, 0.331499, 0.121952): classes 0 and 2 cost 0.604131 and 2.104131
        NDArray logits = engine.arrays().create(new double[] {1, 0.5, -0.5, 1, 0.5, -0.5}, new Shape(2, 3));
        assertThat(new CrossEntropyLoss(0).of(logits, labels()).getDouble())
                .isCloseTo((0.604131 + 2.104131) / 2, within(1e-6));
    }

    @Test
    void gradientsMatchDifferences() {
        NDArray logits = engine.arrays().create(new double[] {1, 0.5, -0.5, -2, 0.1, 0.7}, new Shape(2, 3));
        LossGradients.assertMatchDifferences(logits, l -> new CrossEntropyLoss(0.1).of(l, labels()));
    }

    /** Classes 0 and 2. */
    private NDArray labels() {
        return engine.arrays().create(new double[] {1, 0, 0, 0, 0, 1}, new Shape(2, 3));
    }
}
