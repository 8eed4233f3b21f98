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
        NonSaturatingLoss loss = new NonSaturatingLoss(0, 0);
        assertThat(discriminator(loss, scores(0, 0), scores(0, 0)).getDouble())
                .isCloseTo(2 * Math.log(2), within(1e-9));
        assertThat(generator(loss, scores(0, 0)).getDouble()).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void smoothedTargetsGiveThePublishedValues() {
        // real logit 1.5: 0.9 softplus(-1.5) + 0.1 softplus(1.5) = 0.351413; generated -0.7: softplus(-0.7) = 0.403186
        NonSaturatingLoss tenth = new NonSaturatingLoss(0.1, 0);
        assertThat(discriminator(tenth, scores(1.5), scores(-0.7)).getDouble())
                .isCloseTo(0.351413 + 0.403186, within(1e-6));
        assertThat(generator(tenth, scores(-0.7)).getDouble()).isCloseTo(1.033186, within(1e-6));
        NonSaturatingLoss quarter = new NonSaturatingLoss(0.25, 0);
        assertThat(discriminator(quarter, scores(1.5), scores(-0.7)).getDouble())
                .isCloseTo(0.576413 + 0.403186, within(1e-6));
        assertThat(generator(quarter, scores(-0.7)).getDouble()).isCloseTo(0.928186, within(1e-6));
    }

    @Test
    void smoothedGeneratorIsPulledTowardsItsTarget() {
        double[] gradient = LossGradients.of(logits(-0.7), l -> generator(new NonSaturatingLoss(0.1, 0), scores(l)));
        assertThat(-gradient[0]).isCloseTo(0.568188, within(1e-6));
    }

    @Test
    void gradientsMatchDifferences() {
        NonSaturatingLoss loss = new NonSaturatingLoss(0.1, 0);
        NDArray real = logits(1.5, -0.3, 0.2);
        NDArray generated = logits(-0.7, 0.4, 2);
        LossGradients.assertMatchDifferences(real, l -> discriminator(loss, scores(l), scores(generated)));
        LossGradients.assertMatchDifferences(generated, l -> discriminator(loss, scores(real), scores(l)));
        LossGradients.assertMatchDifferences(generated, l -> generator(loss, scores(l)));
    }

    private static NDArray discriminator(AdversarialLoss loss, Scores real, Scores generated) {
        return new AdversarialObjective(loss)
                .discriminator(new Judgement(real, null, generated))
                .total();
    }

    private static NDArray generator(AdversarialLoss loss, Scores generated) {
        return new AdversarialObjective(loss).generator(generated).total();
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
