package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.loss.ConditionalActivationObjective.Penalised;
import io.ganymede.trainer.network.DiscriminatorDesign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionalActivationObjectiveTest {
    private final LossArrays arrays = new LossArrays();
    private final Scores real = scores(new double[] {0.9, 0.2, -0.1, 0.4}, new double[] {1, 0, 1, 0});
    private final Scores generated = scores(new double[] {0.3, 0.1, 0.6, -0.2}, new double[] {0, 1, 1, 0});
    private final ConditionalActivationObjective leastSquares = objective(new LeastSquaresLoss(0, 1, 1, 1));

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void leastSquaresSumsSquaresOfActiveScores() {
        // (0.9 - 1)^2 + (-0.1 - 1)^2 + 0.1^2 + 0.6^2; (0.1 - 1)^2 + (0.6 - 1)^2
        assertThat(LossArrays.discriminator(leastSquares, real, generated).getDouble())
                .isCloseTo(1.59, within(1e-12));
        assertThat(LossArrays.generator(leastSquares, generated).getDouble()).isCloseTo(0.97, within(1e-12));
    }

    @Test
    void wassersteinSumsActiveScores() {
        ConditionalActivationObjective critic = objective(new WassersteinLoss());
        assertThat(LossArrays.discriminator(critic, real, generated).getDouble())
                .isCloseTo(-0.1, within(1e-12));
        assertThat(LossArrays.generator(critic, generated).getDouble()).isCloseTo(-0.7, within(1e-12));
    }

    @Test
    void lossesAreMeansOverTheBatch() {
        NDArray heads = arrays.rows(new double[] {0.3, 0.1, 0.6, -0.2}, new double[] {2, 2, 2, 2});
        NDArray labels = arrays.rows(new double[] {0, 1, 1, 0}, new double[] {0, 0, 0, 0});
        // The second image has no attribute and costs nothing, but counts.
        assertThat(LossArrays.generator(leastSquares, LossArrays.scores(DiscriminatorDesign.CLASSES, heads, labels))
                        .getDouble())
                .isCloseTo(0.97 / 2, within(1e-12));
    }

    @Test
    void inactiveScoresGetNoGradient() {
        NDArray heads = generated.head(DiscriminatorDesign.CLASSES);
        double[] gradient = LossGradients.of(
                heads,
                x -> LossArrays.generator(leastSquares, LossArrays.with(generated, DiscriminatorDesign.CLASSES, x)));
        assertThat(gradient).containsExactly(new double[] {0, 2 * (0.1 - 1), 2 * (0.6 - 1), 0}, within(1e-12));
    }

    @Test
    void penaltiesMeasureAllScoresOrTheActiveOnes() {
        assertThat(leastSquares.critic(real).getDouble()).isCloseTo((0.9 + 0.2 - 0.1 + 0.4) / 4, within(1e-12));
        ConditionalActivationObjective active =
                new ConditionalActivationObjective(new WassersteinLoss(), Penalised.ACTIVE_HEADS);
        assertThat(active.critic(real).getDouble()).isCloseTo((0.9 - 0.1) / 2, within(1e-12));
        Scores none = scores(new double[] {1, 1}, new double[2]);
        assertThat(active.critic(none).getDouble()).isZero();
    }

    @Test
    void realnessIsThatOfActiveScores() {
        // clipped to [0, 1]: 0.9 and 0; an image without an attribute is neither
        assertThat(realness(real)).isCloseTo(0.45, within(1e-12));
        assertThat(realness(scores(new double[] {1, 1}, new double[2]))).isEqualTo(0.5);
        assertThat(objective(new WassersteinLoss()).realness(real)).isEmpty();
    }

    private double realness(Scores scores) {
        return leastSquares.realness(scores).orElseThrow().getDouble();
    }

    private static ConditionalActivationObjective objective(AdversarialLoss loss) {
        return new ConditionalActivationObjective(loss, Penalised.ALL_HEADS);
    }

    private Scores scores(double[] heads, double[] attributes) {
        return LossArrays.scores(DiscriminatorDesign.CLASSES, arrays.rows(heads), arrays.rows(attributes));
    }
}
