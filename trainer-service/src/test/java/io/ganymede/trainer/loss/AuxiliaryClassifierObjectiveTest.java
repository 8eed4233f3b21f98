package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.loss.AuxiliaryClassifierObjective.OnGenerated;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Adversarial logit 0.4 and class logits (1, 0.5, -0.5): softplus(-0.4) = 0.513015, softplus(0.4) = 0.913015. */
class AuxiliaryClassifierObjectiveTest {
    private final LossArrays arrays = new LossArrays();
    private final AdversarialObjective game = new AdversarialObjective(new NonSaturatingLoss(LabelSmoothing.NONE));
    private final NDArray classes = arrays.rows(new double[] {1, 0.5, -0.5});

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void starHasAClassTermOnRealImagesAlone() {
        LossTerms terms = discriminator(objective(1, OnGenerated.NOTHING, 0, 1, TargetClass.PREDEFINED));
        // real, y = 1: 0.513015 + 1.104131 = 1.617146; generated: 0.913015
        assertThat(terms.total().getDouble()).isCloseTo(1.617146 + 0.913015, within(1e-6));
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(1.104131, within(1e-6));
        assertThat(generator(1, TargetClass.PREDEFINED).total().getDouble()).isCloseTo(2.617146, within(1e-6));
    }

    @Test
    void originalNamesTheClassOfGeneratedImagesToo() {
        LossTerms terms = discriminator(objective(1, OnGenerated.TARGET, 1, 1, TargetClass.PREDEFINED));
        assertThat(LossArrays.term(terms, LossTerms.GENERATED_LABELS)).isCloseTo(2.104131, within(1e-6));
        LossTerms dynamic = discriminator(objective(1, OnGenerated.TARGET, 1, 1, TargetClass.DYNAMIC));
        assertThat(LossArrays.term(dynamic, LossTerms.GENERATED_LABELS)).isCloseTo(0.604131, within(1e-6));
    }

    @Test
    void plusIsOfNoOpinionAboutGeneratedImages() {
        LossTerms terms = discriminator(objective(1, OnGenerated.UNIFORM, 1, 1, TargetClass.PREDEFINED));
        assertThat(LossArrays.term(terms, LossTerms.GENERATED_LABELS)).isCloseTo(1.270797, within(1e-6));
    }

    @Test
    void weightsScaleTheirOwnTerms() {
        LossTerms terms = discriminator(objective(0.1, OnGenerated.UNIFORM, 0.5, 1, TargetClass.PREDEFINED));
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(0.1104131, within(1e-6));
        assertThat(LossArrays.term(terms, LossTerms.GENERATED_LABELS)).isCloseTo(0.6353985, within(1e-6));
        assertThat(generator(0.1, TargetClass.PREDEFINED).total().getDouble())
                .isCloseTo(0.513015 + 0.2104131, within(1e-6));
        assertThat(generator(0, TargetClass.PREDEFINED).terms()).containsOnlyKeys(LossTerms.ADVERSARIAL);
    }

    @Test
    void dynamicLabelsNeedNoConditions() {
        // -ln softmax(1, 0.5, -0.5)_0 = 0.604131
        assertThat(generator(1, TargetClass.DYNAMIC).total().getDouble()).isCloseTo(0.513015 + 0.604131, within(1e-6));
    }

    @Test
    void classTermHasTheGradientOfLemmaOne() {
        // -dH(p, softmax(l))/dl = p - softmax(l) (10); softmax = (0.546549, 0.331499, 0.121952)
        double[] gradient = LossGradients.of(
                classes,
                l -> LossArrays.generator(
                        objective(1, OnGenerated.NOTHING, 0, 1, TargetClass.PREDEFINED), scores(l, 2)));
        assertThat(-gradient[0]).isCloseTo(-0.546549, within(1e-6));
        assertThat(-gradient[1]).isCloseTo(-0.331499, within(1e-6));
        assertThat(-gradient[2]).isCloseTo(1 - 0.121952, within(1e-6));
    }

    private LossTerms discriminator(GanObjective objective) {
        return objective.discriminator(new Judgement(scores(classes, 1), null, scores(classes, 2)));
    }

    private LossTerms generator(double weight, TargetClass target) {
        Scores told = scores(classes, 2);
        Scores generated = target == TargetClass.DYNAMIC ? new Scores(told.heads(), null) : told;
        return objective(1, OnGenerated.NOTHING, 0, weight, target).generator(generated);
    }

    private AuxiliaryClassifierObjective objective(
            double discriminator, OnGenerated onGenerated, double generated, double generator, TargetClass target) {
        return new AuxiliaryClassifierObjective(game, target, discriminator, onGenerated, generated, generator);
    }

    private Scores scores(NDArray logits, int label) {
        return new Scores(
                Map.of(DiscriminatorDesign.ADVERSARIAL, arrays.column(0.4), DiscriminatorDesign.CLASSES, logits),
                arrays.oneHot(3, label));
    }
}
