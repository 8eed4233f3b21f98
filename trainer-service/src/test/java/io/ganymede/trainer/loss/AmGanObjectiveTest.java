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

class AmGanObjectiveTest {
    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final AmGanObjective loss = new AmGanObjective(0);

    // Logits (1, 0.5, -0.5) and 0.2 for "generated": D = (0.438791, 0.266140, 0.097907, 0.197161). The loss fixes that
    // logit
    // at 0, which is the same point after all logits move by -0.2.
    private final double[] point = {0.8, 0.3, -0.7};

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void valuesAreThoseOfTheSoftmaxOverOneClassMore() {
        double real = 1.323732; // -ln 0.266140
        double generated = 1.623732; // -ln 0.197161
        double wanted = 2.323732; // -ln 0.097907
        Scores onReal = scores(logits(point), 1);
        Scores onGenerated = scores(logits(point), 2);
        assertThat(discriminator(loss, onReal, onGenerated).getDouble()).isCloseTo(real + generated, within(1e-6));
        assertThat(loss.generator(onGenerated).total().getDouble()).isCloseTo(wanted, within(1e-6));
    }

    @Test
    void generatorIsTheSumOfLabelGanAndClassifier() {
        // L_G = -ln D_r + CE(t, R(D)) = 0.219602 + 2.104131
        assertThat(loss.generator(scores(logits(point), 2)).total().getDouble())
                .isCloseTo(0.219602 + 2.104131, within(2e-6));
    }

    @Test
    void gradientIsAwareOfTheClass() {
        double[] gradient = LossGradients.of(
                logits(point), l -> loss.generator(scores(l, 2)).total());
        assertThat(gradient).hasSize(3);
        assertThat(-gradient[0]).isCloseTo(-0.438791, within(1e-6));
        assertThat(-gradient[1]).isCloseTo(-0.266140, within(1e-6));
        assertThat(-gradient[2]).isCloseTo(0.902093, within(1e-6));
    }

    @Test
    void zeroLogitsGiveTheLogarithmOfAllClasses() {
        Scores scores = scores(logits(0, 0, 0), 0);
        assertThat(discriminator(loss, scores, scores).getDouble()).isCloseTo(2 * Math.log(4), within(1e-9));
        assertThat(loss.generator(scores).total().getDouble()).isCloseTo(Math.log(4), within(1e-9));
    }

    @Test
    void smoothingMovesMassFromTheLabelToGenerated() {
        double smoothed = new AmGanObjective(0.1)
                .generator(scores(logits(point), 2))
                .total()
                .getDouble();
        assertThat(smoothed).isCloseTo(0.9 * 2.323732 + 0.1 * 1.623732, within(1e-6));
    }

    @Test
    void gradientsMatchDifferences() {
        AmGanObjective smoothed = new AmGanObjective(0.1);
        NDArray real = logits(point);
        NDArray generated = logits(-0.4, 1.1, 0.6);
        LossGradients.assertMatchDifferences(real, l -> discriminator(smoothed, scores(l, 1), scores(generated, 0)));
        LossGradients.assertMatchDifferences(generated, l -> discriminator(smoothed, scores(real, 1), scores(l, 0)));
        LossGradients.assertMatchDifferences(
                generated, l -> smoothed.generator(scores(l, 0)).total());
    }

    private static NDArray discriminator(AmGanObjective loss, Scores real, Scores generated) {
        return loss.discriminator(new Judgement(real, null, generated)).total();
    }

    private NDArray logits(double... values) {
        return engine.arrays().create(values, new Shape(1, values.length));
    }

    private Scores scores(NDArray logits, int label) {
        double[] y = new double[3];
        y[label] = 1;
        return new Scores(
                Map.of(DiscriminatorDesign.CLASSES, logits), engine.arrays().create(y, new Shape(1, 3)));
    }
}
