package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * LabelGAN: one distribution D over K classes and "generated" (class K + 1), {@code D_r = sum_{k <= K} D_k}.
 *
 * <p>{@code L_G = -E_G[log D_r(x)]} (2); {@code L_D = -E_data[log D_y(x)] - E_G[log D_{K+1}(x)]} (3), which is {@code
 * E_data[H(v(y), D(x))] + E_G[H(v(K+1), D(x))]} (5).
 *
 * <p>Source: Zhou et al. 2017, "Activation Maximization Generative Adversarial Nets", arXiv 1703.02000, equations 2, 3, 5.
 * Written by Lemma 2 (16) as what it is made of: the non-saturating game on D_r (term {@code adversarial}), and cross-entropy on
 * {@code R(D)}, the classes alone (term {@code labels}). Smoothing, equation 24: v(y) holds {@code 1 - lambda_2} at y and
 * {@code lambda_2} at K + 1; v(K+1) holds {@code 1 - lambda_1} at K + 1 and spreads {@code lambda_1} evenly over the classes,
 * which is equation 33 (term {@code generatedLabels}). Scores: heads {@code classes} [N, K] and, when learned, {@code generated}
 * [N, 1]; else that logit is the constant 0, as in released code.
 *
 * @param smoothing lambda_2 and lambda_1
 * @param unlabelled what is learned from real images without labels (term {@code unlabelled})
 * @param unlabelledWeight of that term, at least 0
 * @param balanceWeight w in {@code w H(u, R(E_G[D(x)]))}, u uniform, that is added to L_G when above 0 (term {@code balance}): it
 *     spreads generated images over the classes. Not in the paper, whose code has a penalty on unused classes, switched off
 */
public record LabelGanObjective(
        LabelSmoothing smoothing, UnlabelledUse unlabelled, double unlabelledWeight, double balanceWeight)
        implements GanObjective {
    /** Name of the generator's term that wants all classes used. */
    public static final String BALANCE = "balance";
    /** Name of the head with the logit of "generated", where a discriminator learns it. */
    public static final String GENERATED = ClassesAndGenerated.GENERATED;

    @Override
    public LossTerms discriminator(Judgement judgement) {
        ClassesAndGenerated real = ClassesAndGenerated.of(judgement.real());
        ClassesAndGenerated generated = ClassesAndGenerated.of(judgement.generated());
        LossTerms terms = LossTerms.of(
                LossTerms.ADVERSARIAL,
                asReal(real).add(game().onGenerated(generated.realLogit()).mean()));
        if (smoothing.generated() > 0) {
            terms = terms.and(
                    LossTerms.GENERATED_LABELS,
                    Weighted.by(smoothing.generatedTarget(), CrossEntropyLoss.towardsUniform(generated.classes())));
        }
        if (!unlabelled.labelled()) {
            return terms.and(
                    LossTerms.UNLABELLED,
                    Weighted.by(unlabelledWeight, unlabelled.classTerms(real, null, smoothing.realTarget())));
        }
        terms = terms.and(
                LossTerms.LABELS, classTerm(real.classes(), judgement.real().requireLabels()));
        return unlabelled.besideLabelled() ? terms.and(LossTerms.UNLABELLED, unlabelled(judgement, real)) : terms;
    }

    @Override
    public LossTerms generator(Scores generated) {
        ClassesAndGenerated x = ClassesAndGenerated.of(generated);
        LossTerms terms = LossTerms.of(
                LossTerms.ADVERSARIAL, game().generator(x.realLogit()).mean());
        return balanceWeight == 0
                ? terms
                : terms.and(BALANCE, Weighted.by(balanceWeight, ReferenceCrossEntropy.uniform(x.logClasses())));
    }

    @Override
    public NDArray critic(Scores scores) {
        return ClassesAndGenerated.of(scores).realLogit();
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        return game().realness(critic(scores));
    }

    /** {@code v_r E[H(R(v(y)), R(D(x)))]}: the first term of equation 17. */
    NDArray classTerm(NDArray classes, NDArray labels) {
        return Weighted.by(smoothing.realTarget(), CrossEntropyLoss.PLAIN.of(classes, labels));
    }

    private NDArray unlabelled(Judgement judgement, ClassesAndGenerated known) {
        ClassesAndGenerated x = ClassesAndGenerated.of(judgement.requireUnlabelled());
        NDArray classTerms = unlabelled.classTerms(x, known, smoothing.realTarget());
        return Weighted.by(unlabelledWeight, asReal(x).add(classTerms));
    }

    /** {@code E[H(F(v(y)), F(D(x)))]}. */
    private NDArray asReal(ClassesAndGenerated x) {
        return game().onReal(x.realLogit()).mean();
    }

    private NonSaturatingLoss game() {
        return new NonSaturatingLoss(smoothing);
    }
}
