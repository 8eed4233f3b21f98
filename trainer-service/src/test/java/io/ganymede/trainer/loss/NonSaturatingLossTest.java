package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NonSaturatingLossTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void zeroLogitsGiveMultiplesOfLogTwo() {
        NonSaturatingLoss loss = new NonSaturatingLoss(0);
        assertThat(loss.discriminator(scores(0, 0), scores(0, 0)).getDouble()).isCloseTo(2 * Math.log(2), within(1e-9));
        assertThat(loss.generator(scores(0, 0)).getDouble()).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void smoothedTargetsGiveThePublishedValues() {
        // real logit 1.5: 0.9 softplus(-1.5) + 0.1 softplus(1.5) = 0.351413; generated -0.7: softplus(-0.7) = 0.403186
        NonSaturatingLoss tenth = new NonSaturatingLoss(0.1);
        assertThat(tenth.discriminator(scores(1.5), scores(-0.7)).getDouble())
                .isCloseTo(0.351413 + 0.403186, within(1e-6));
        assertThat(tenth.generator(scores(-0.7)).getDouble()).isCloseTo(1.033186, within(1e-6));
        NonSaturatingLoss quarter = new NonSaturatingLoss(0.25);
        assertThat(quarter.discriminator(scores(1.5), scores(-0.7)).getDouble())
                .isCloseTo(0.576413 + 0.403186, within(1e-6));
        assertThat(quarter.generator(scores(-0.7)).getDouble()).isCloseTo(0.928186, within(1e-6));
    }

    @Test
    void smoothedGeneratorIsPulledTowardsItsTarget() {
        double[] gradient = LossGradients.of(logits(-0.7), l -> new NonSaturatingLoss(0.1).generator(scores(l)));
        assertThat(-gradient[0]).isCloseTo(0.568188, within(1e-6));
    }

    @Test
    void gradientsMatchDifferences() {
        NonSaturatingLoss loss = new NonSaturatingLoss(0.1);
        NDArray real = logits(1.5, -0.3, 0.2);
        NDArray generated = logits(-0.7, 0.4, 2);
        LossGradients.assertMatchDifferences(real, l -> loss.discriminator(scores(l), scores(generated)));
        LossGradients.assertMatchDifferences(generated, l -> loss.discriminator(scores(real), scores(l)));
        LossGradients.assertMatchDifferences(generated, l -> loss.generator(scores(l)));
    }

    private NDArray logits(double... values) {
        return engine.arrays().create(values, new Shape(values.length, 1));
    }

    private Scores scores(double... values) {
        return scores(logits(values));
    }

    private static Scores scores(NDArray logits) {
        return new Scores(Map.of(DiscriminatorDesign.ADVERSARIAL, logits), logits);
    }
}
