package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AmGanObjectiveTest {
    private final LossArrays arrays = new LossArrays();

    // D = (0.438791, 0.266140, 0.097907 | 0.197161), as in LabelGanObjectiveTest.
    private final NDArray point = arrays.rows(new double[] {0.8, 0.3, -0.7});

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void generatorIsTheSumOfLabelGanAndClassifier() {
        LossTerms terms = objective(0, TargetClass.PREDEFINED).generator(scores(point, 2));
        assertThat(terms.total().getDouble()).isCloseTo(2.323732, within(1e-6));
        assertThat(LossArrays.term(terms, LossTerms.ADVERSARIAL)).isCloseTo(0.219602, within(1e-6));
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(2.104131, within(1e-6));
    }

    @Test
    void discriminatorIsLabelGans() {
        Scores scores = scores(point, 1);
        assertThat(LossArrays.discriminator(objective(0, TargetClass.PREDEFINED), scores, scores)
                        .getDouble())
                .isCloseTo(1.323732 + 1.623732, within(1e-6));
    }

    @Test
    void gradientIsAwareOfTheClass() {
        double[] gradient = generatorGradient(TargetClass.PREDEFINED, 2);
        assertThat(-gradient[0]).isCloseTo(-0.438791, within(1e-6));
        assertThat(-gradient[1]).isCloseTo(-0.266140, within(1e-6));
        assertThat(-gradient[2]).isCloseTo(0.902093, within(1e-6));
    }

    @Test
    void dynamicLabelsAreTheLikeliestClassAndGetNoGradient() {
        AmGanObjective dynamic = objective(0, TargetClass.DYNAMIC);
        assertThat(LossArrays.generator(dynamic, LossArrays.scores(DiscriminatorDesign.CLASSES, point, null))
                        .getDouble())
                .isCloseTo(0.823732, within(1e-6));
        // As if the class had been given: -dL/dl_k = 1[k = 0] - D_k
        assertThat(generatorGradient(TargetClass.DYNAMIC, 2))
                .containsExactly(generatorGradient(TargetClass.PREDEFINED, 0));
    }

    @Test
    void zeroLogitsGiveTheLogarithmOfAllClasses() {
        Scores scores = scores(arrays.rows(new double[3]), 0);
        for (TargetClass target : TargetClass.values()) {
            AmGanObjective objective = objective(0, target);
            assertThat(LossArrays.discriminator(objective, scores, scores).getDouble())
                    .isCloseTo(2 * Math.log(4), within(1e-15));
            assertThat(LossArrays.generator(objective, scores).getDouble()).isCloseTo(Math.log(4), within(1e-15));
        }
    }

    @Test
    void smoothingMovesMassFromTheLabelToGenerated() {
        assertThat(LossArrays.generator(objective(0.1, TargetClass.PREDEFINED), scores(point, 2))
                        .getDouble())
                .isCloseTo(0.9 * 2.323732 + 0.1 * 1.623732, within(1e-6));
    }

    private double[] generatorGradient(TargetClass target, int label) {
        return LossGradients.of(point, l -> LossArrays.generator(objective(0, target), scores(l, label)));
    }

    private static AmGanObjective objective(double smoothing, TargetClass target) {
        return new AmGanObjective(
                new LabelGanObjective(new LabelSmoothing(smoothing, 0), UnlabelledUse.NONE, 1, 0), target);
    }

    private Scores scores(NDArray logits, int label) {
        return LossArrays.scores(DiscriminatorDesign.CLASSES, logits, arrays.oneHot(3, label));
    }
}
