package io.ganymede.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelGanObjectiveTest {
    private final LossArrays arrays = new LossArrays();
    private final LabelGanObjective plain = objective(UnlabelledUse.NONE);

    // Logits (1, 0.5, -0.5) and 0.2 for "generated": D = (0.438791, 0.266140, 0.097907, 0.197161), D_r = 0.802839. With
    // the
    // constant logit 0 it is the same point after all logits move by -0.2.
    private final NDArray point = arrays.rows(new double[] {0.8, 0.3, -0.7});

    @AfterEach
    void close() {
        arrays.close();
    }

    @Test
    void valuesAreThoseOfTheSoftmaxOverOneClassMore() {
        Scores scores = scores(point, arrays.oneHot(3, 1));
        LossTerms discriminator = plain.discriminator(new Judgement(scores, null, scores));
        // -ln D_1 on the real image, -ln D_{K+1} on the generated one
        assertThat(discriminator.total().getDouble()).isCloseTo(1.323732 + 1.623732, within(1e-6));
        assertThat(discriminator.terms().keySet()).containsExactly(LossTerms.ADVERSARIAL, LossTerms.LABELS);
        assertThat(LossArrays.generator(plain, scores).getDouble()).isCloseTo(0.219602, within(1e-6));
        assertThat(plain.realness(scores).orElseThrow().getDouble()).isCloseTo(0.802839, within(1e-6));
        assertThat(plain.critic(scores).getDouble()).isCloseTo(Math.log(0.802839 / 0.197161), within(1e-5));
    }

    @Test
    void aLearnedLogitOfGeneratedMovesAllOthers() {
        Scores learned = LossArrays.with(
                scores(arrays.rows(new double[] {1, 0.5, -0.5}), arrays.oneHot(3, 1)),
                LabelGanObjective.GENERATED,
                arrays.column(0.2));
        assertThat(LossArrays.discriminator(plain, learned, learned).getDouble())
                .isCloseTo(1.323732 + 1.623732, within(1e-6));
        assertThat(LossArrays.generator(plain, learned).getDouble()).isCloseTo(0.219602, within(1e-6));
        double[] pull = LossGradients.of(
                arrays.column(0.2),
                logit -> LossArrays.generator(plain, LossArrays.with(learned, LabelGanObjective.GENERATED, logit)));
        assertThat(-pull[0]).isCloseTo(-0.197161, within(1e-6));
    }

    @Test
    void generatorIsDrawnToEachClassAsFarAsTheDiscriminatorSeesIt() {
        double[] gradient = LossGradients.of(point, l -> LossArrays.generator(plain, scores(l, null)));
        assertThat(-gradient[0]).isCloseTo(0.107758, within(1e-6));
        assertThat(-gradient[1]).isCloseTo(0.065359, within(1e-6));
        assertThat(-gradient[2]).isCloseTo(0.024044, within(1e-6));
    }

    @Test
    void smoothedGeneratedImagesAreToBeOfNoClass() {
        // H(v, D) with v = (0.1, 0.1, 0.1, 0.7), equations 24 and 33
        LabelGanObjective smoothed = new LabelGanObjective(new LabelSmoothing(0, 0.3), UnlabelledUse.NONE, 1, 0);
        Scores scores = scores(point, arrays.oneHot(3, 1));
        double generated = 0.1 * (0.823732 + 1.323732 + 2.323732) + 0.7 * 1.623732;
        LossTerms terms = smoothed.discriminator(new Judgement(scores, null, scores));
        assertThat(terms.total().getDouble()).isCloseTo(1.323732 + generated, within(1e-6));
        // 0.3 CE(uniform, R(D)) = 0.3 * 1.270797
        assertThat(LossArrays.term(terms, LossTerms.GENERATED_LABELS)).isCloseTo(0.3812391, within(1e-6));
    }

    @Test
    void balanceSpreadsGeneratedImagesOverTheClasses() {
        NDArray lopsided = arrays.rows(new double[] {2, 0, 0}, new double[] {1, 0, 0});
        Scores scores = scores(lopsided, null);
        LossTerms terms = new LabelGanObjective(LabelSmoothing.NONE, UnlabelledUse.NONE, 1, 0.5).generator(scores);
        // D is the softmax with a fourth logit 0
        double first = (Math.exp(2) / (Math.exp(2) + 3) + Math.E / (Math.E + 3)) / 2;
        double other = (1 / (Math.exp(2) + 3) + 1 / (Math.E + 3)) / 2;
        double all = first + 2 * other;
        double balance = -(Math.log(first / all) + 2 * Math.log(other / all)) / 3;
        assertThat(LossArrays.term(terms, LabelGanObjective.BALANCE)).isCloseTo(0.5 * balance, within(1e-12));
        assertThat(plain.generator(scores).terms()).doesNotContainKey(LabelGanObjective.BALANCE);
    }

    @Test
    void unlabelledImagesAreLearnedAsIfTheirLikeliestClassWereTheirLabel() {
        Scores labelled = scores(point, arrays.oneHot(3, 1));
        Scores unlabelled = scores(arrays.rows(new double[] {-0.1, 0.4, 1.2}), null);
        Scores asLabelled = scores(unlabelled.head(DiscriminatorDesign.CLASSES), arrays.oneHot(3, 2));
        double alone = LossArrays.discriminator(plain, labelled, labelled).getDouble();
        double both = objective(UnlabelledUse.SEMI_SUPERVISED)
                .discriminator(new Judgement(labelled, unlabelled, labelled))
                .total()
                .getDouble();
        double generated = 1.623732;
        double ofLabel = LossArrays.discriminator(plain, asLabelled, labelled).getDouble() - generated;
        assertThat(both - alone).isCloseTo(ofLabel, within(1e-6));
    }

    @Test
    void weightAppliesToAllThatUnlabelledImagesAdd() {
        Scores labelled = scores(point, arrays.oneHot(3, 1));
        Scores unlabelled = scores(arrays.rows(new double[] {-0.1, 0.4, 1.2}), null);
        Judgement judgement = new Judgement(labelled, unlabelled, labelled);
        for (UnlabelledUse use : UnlabelledUse.values()) {
            if (use != UnlabelledUse.NONE) {
                assertThat(unlabelledTerm(use, 0.25, judgement))
                        .as("%s", use)
                        .isCloseTo(0.25 * unlabelledTerm(use, 1, judgement), within(1e-12));
            }
        }
    }

    @Test
    void referencesAddTheirCrossEntropyToPseudoLabels() {
        Scores labelled = scores(arrays.rows(new double[] {2, 0, 0}, new double[] {0, 1, 0}), arrays.oneHot(3, 0, 1));
        NDArray logits = arrays.rows(new double[] {-0.1, 0.4, 1.2}, new double[] {1, 0, -1});
        Judgement judgement = new Judgement(labelled, scores(logits, null), labelled);
        double pseudo = unlabelledTerm(UnlabelledUse.SEMI_SUPERVISED, 1, judgement);
        NDArray logD = ClassesAndGenerated.of(scores(logits, null)).logClasses();
        assertThat(unlabelledTerm(UnlabelledUse.SEMI_SUPERVISED_UNIFORM, 1, judgement))
                .isCloseTo(pseudo + ReferenceCrossEntropy.uniform(logD).getDouble(), within(1e-12));
        NDArray known = ClassesAndGenerated.of(labelled).logClasses();
        assertThat(unlabelledTerm(UnlabelledUse.SEMI_SUPERVISED_LABELLED, 1, judgement))
                .isCloseTo(pseudo + ReferenceCrossEntropy.towards(known, logD).getDouble(), within(1e-12));
    }

    @Test
    void labelledReferencesGetNoGradient() {
        Scores unlabelled = scores(arrays.rows(new double[] {-0.1, 0.4, 1.2}), null);
        double[] with = realGradient(UnlabelledUse.SEMI_SUPERVISED_LABELLED, unlabelled);
        double[] without = realGradient(UnlabelledUse.SEMI_SUPERVISED, unlabelled);
        assertThat(with).containsExactly(without);
    }

    @Test
    void withoutLabelsRealImagesTeachClassesByThemselves() {
        NDArray real = arrays.rows(new double[] {2, 0, 0}, new double[] {0, 1.5, 0.2});
        Scores generated = scores(arrays.rows(new double[] {0, 0, 0}), null);
        Judgement judgement = new Judgement(scores(real, null), null, generated);
        // -ln D_r of both, and ln 4 for the generated one
        double adversarial = (-Math.log((Math.exp(2) + 2) / (Math.exp(2) + 3))
                                - Math.log((Math.exp(1.5) + Math.exp(0.2) + 1) / (Math.exp(1.5) + Math.exp(0.2) + 2)))
                        / 2
                + Math.log(4);
        LossTerms terms = objective(UnlabelledUse.MUTUAL_INFORMATION).discriminator(judgement);
        assertThat(LossArrays.term(terms, LossTerms.ADVERSARIAL)).isCloseTo(adversarial, within(1e-12));
        assertThat(LossArrays.term(terms, LossTerms.UNLABELLED)).isCloseTo(-0.237691, within(1e-6));
        assertThat(terms.terms()).doesNotContainKey(LossTerms.LABELS);
    }

    @Test
    void missingUnlabelledImagesAreAnErrorOfTheCaller() {
        Scores scores = scores(point, arrays.oneHot(3, 1));
        assertThatThrownBy(() ->
                        objective(UnlabelledUse.SEMI_SUPERVISED).discriminator(new Judgement(scores, null, scores)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without labels");
    }

    private double[] realGradient(UnlabelledUse use, Scores unlabelled) {
        NDArray labels = arrays.oneHot(3, 1);
        return LossGradients.of(point, l -> objective(use)
                .discriminator(new Judgement(scores(l, labels), unlabelled, unlabelled))
                .total());
    }

    private static double unlabelledTerm(UnlabelledUse use, double weight, Judgement judgement) {
        return LossArrays.term(
                new LabelGanObjective(LabelSmoothing.NONE, use, weight, 0).discriminator(judgement),
                LossTerms.UNLABELLED);
    }

    private static LabelGanObjective objective(UnlabelledUse use) {
        return new LabelGanObjective(LabelSmoothing.NONE, use, 1, 0);
    }

    private static Scores scores(NDArray logits, @Nullable NDArray labels) {
        return LossArrays.scores(DiscriminatorDesign.CLASSES, logits, labels);
    }
}
