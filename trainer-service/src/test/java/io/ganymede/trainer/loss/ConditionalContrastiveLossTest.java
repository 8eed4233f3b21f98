package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionalContrastiveLossTest {
    private final LossArrays arrays = new LossArrays();

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void batchGivesThePublishedValue() {
        // rows 0.633985, 0.277031, 0.536732, 0.334831
        assertThat(EmbeddingExample.of(new ConditionalContrastiveLoss(1), arrays))
                .isCloseTo(0.445645, within(1e-6));
    }

    @Test
    void imagesOfOneClassAttractEachOther() {
        // Alone with its proxy and one rival: the image's own class appears above and below the line.
        NDArray f = arrays.rows(new double[] {1, 0}, new double[] {0, 1});
        NDArray v = arrays.rows(new double[] {0, 1}, new double[] {1, 0});
        // each row: p = 0, one rival with cosine 0: -log(1 / 2)
        assertThat(new ConditionalContrastiveLoss(0.5)
                        .of(f, v, arrays.oneHot(2, 0, 1))
                        .getDouble())
                .isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void aBatchOfOneClassCostsNothingAndGivesNoGradient() {
        ConditionalContrastiveLoss loss = new ConditionalContrastiveLoss(0.5);
        NDArray labels = arrays.oneHot(2, 0, 0, 0, 0);
        NDArray v = arrays.rows(EmbeddingExample.EMBEDDINGS).mul(-1);
        NDArray f = EmbeddingExample.embeddings(arrays);
        assertThat(loss.of(f, v, labels).getDouble()).isZero();
        double[] gradient = LossGradients.of(f, x -> loss.of(x, v, labels));
        assertThat(gradient).containsExactly(new double[8], within(1e-15));
    }
}
