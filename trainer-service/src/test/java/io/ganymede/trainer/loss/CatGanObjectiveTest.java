package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.loss.CatGanObjective.Form;
import io.ganymede.trainer.network.DiscriminatorDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** softmax(1, 0.5, -0.5) = (0.546549, 0.331499, 0.121952), whose entropy is 0.952799; mutual information as in ClassEntropyTest. */
class CatGanObjectiveTest {
    private final LossArrays arrays = new LossArrays();
    private final NDArray leaning = arrays.rows(new double[] {1, 0.5, -0.5});
    private final NDArray two = arrays.rows(new double[] {2, 0, 0}, new double[] {0, 1.5, 0.2});

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void discriminatorIsSureOfRealImagesAndUnsureOfGeneratedOnes() {
        Scores real = scores(two, arrays.oneHot(3, 0, 1));
        LossTerms terms = objective(Form.ENTROPY, 1, UnlabelledUse.NONE)
                .discriminator(new Judgement(real, null, scores(leaning, null)));
        double entropy = 0.546549 * 0.604131 + 0.331499 * 1.104131 + 0.121952 * 2.104131;
        assertThat(LossArrays.term(terms, LossTerms.ADVERSARIAL)).isCloseTo(-entropy, within(1e-5));
        assertThat(LossArrays.term(terms, CatGanObjective.ENTROPY)).isCloseTo(-0.237691, within(1e-6));
        double labels = Math.log(Math.exp(2) + 2) - 2 + Math.log(1 + Math.exp(1.5) + Math.exp(0.2)) - 1.5;
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(labels / 2, within(1e-12));
    }

    @Test
    void generatorMakesSureImagesOfAllClasses() {
        LossTerms terms = objective(Form.ENTROPY, 1, UnlabelledUse.NONE).generator(scores(two, null));
        assertThat(terms.total().getDouble()).isCloseTo(-0.237691, within(1e-6));
        LossTerms sureOnly = objective(Form.ENTROPY, 0, UnlabelledUse.NONE).generator(scores(two, null));
        assertThat(sureOnly.total().getDouble())
                .isCloseTo(LossArrays.term(terms, LossTerms.ADVERSARIAL), within(1e-15));
    }

    @Test
    void crossEntropyFormTakesTargetsAndTheUniformDistribution() {
        CatGanObjective objective = objective(Form.CROSS_ENTROPY, 0, UnlabelledUse.NONE);
        Scores scores = scores(leaning, arrays.oneHot(3, 2));
        LossTerms discriminator = objective.discriminator(new Judgement(scores, null, scores));
        assertThat(LossArrays.term(discriminator, LossTerms.ADVERSARIAL)).isCloseTo(1.270797, within(1e-6));
        assertThat(objective.generator(scores).total().getDouble()).isCloseTo(2.104131, within(1e-6));
    }

    @Test
    void imagesWithoutLabelsGiveTheirEntropies() {
        Scores labelled = scores(leaning, arrays.oneHot(3, 2));
        Judgement beside = new Judgement(labelled, scores(two, null), labelled);
        assertThat(unlabelledTerm(UnlabelledUse.SEMI_SUPERVISED, beside)).isCloseTo(0.5 * -0.237691, within(1e-6));
        Judgement alone = new Judgement(scores(two, null), null, labelled);
        assertThat(unlabelledTerm(UnlabelledUse.UNSUPERVISED, alone)).isCloseTo(0.5 * -0.237691, within(1e-6));
    }

    @Test
    void zeroLogitsKnowNothing() {
        Scores scores = scores(arrays.rows(new double[3]), arrays.oneHot(3, 0));
        CatGanObjective objective = objective(Form.ENTROPY, 1, UnlabelledUse.NONE);
        LossTerms terms = objective.discriminator(new Judgement(scores, null, scores));
        assertThat(LossArrays.term(terms, LossTerms.LABELS)).isCloseTo(Math.log(3), within(1e-15));
        assertThat(LossArrays.term(terms, LossTerms.ADVERSARIAL)).isCloseTo(-Math.log(3), within(1e-15));
        assertThat(objective.realness(scores).orElseThrow().getDouble()).isCloseTo(0, within(1e-15));
        assertThat(objective.critic(scores).getDouble()).isCloseTo(-Math.log(3), within(1e-15));
    }

    private static double unlabelledTerm(UnlabelledUse use, Judgement judgement) {
        return LossArrays.term(
                new CatGanObjective(Form.ENTROPY, TargetClass.DYNAMIC, 1, use, 0.5).discriminator(judgement),
                LossTerms.UNLABELLED);
    }

    private static CatGanObjective objective(Form form, double marginalWeight, UnlabelledUse use) {
        return new CatGanObjective(form, TargetClass.PREDEFINED, marginalWeight, use, 1);
    }

    private static Scores scores(NDArray logits, @Nullable NDArray labels) {
        return LossArrays.scores(DiscriminatorDesign.CLASSES, logits, labels);
    }
}
