package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.Optional;

/**
 * CatGAN: the discriminator is a classifier alone, {@code C = softmax(classes)}, sure of real images and of no opinion about
 * generated ones. With H the entropy, and m and the label term optional:
 *
 * <p>{@code L_D = E_data[H(u(y), C(x))] + E_data[H(C(x))] - m H(E_data[C(x)]) - E_G[H(C(x))]}; {@code L_G = E_G[H(C(x))] - m
 * H(E_G[C(x)])}.
 *
 * <p>Sources: Springenberg 2015, arXiv 1511.06390; the term on generated images is equation 31 of Zhou et al. 2017, arXiv
 * 1703.02000, appendix B. In the cross-entropy form of that appendix D learns {@code E_G[H(u, C(x))]}, u uniform (33), in place
 * of {@code -E_G[H(C(x))]}, and G {@code E_G[H(u(t), C(x))]} (the first term of 17) in place of {@code E_G[H(C(x))]}. Scores:
 * head {@code classes} [N, K]. The critic is {@code -H(C(x))}, realness {@code 1 - H(C(x)) / ln K}.
 *
 * @param form entropies or cross-entropies
 * @param target t of the cross-entropy form
 * @param marginalWeight m, at least 0
 * @param unlabelled where images without labels come from; they get D's entropy terms (term {@code unlabelled})
 * @param unlabelledWeight of that term, at least 0
 */
public record CatGanObjective(
        Form form, TargetClass target, double marginalWeight, UnlabelledUse unlabelled, double unlabelledWeight)
        implements GanObjective {
    /** Name of the term that wants predictions sure and all classes used. */
    public static final String ENTROPY = "entropy";

    /** How images are made sure or unsure of their class. */
    public enum Form {
        /** By the entropy of predictions, whichever class they lean to. */
        ENTROPY,
        /** By cross-entropy with a class, or with the uniform distribution. */
        CROSS_ENTROPY
    }

    @Override
    public LossTerms discriminator(Judgement judgement) {
        NDArray real = classes(judgement.real());
        LossTerms terms = LossTerms.of(LossTerms.ADVERSARIAL, unsure(classes(judgement.generated())));
        if (!unlabelled.labelled()) {
            return terms.and(LossTerms.UNLABELLED, Weighted.by(unlabelledWeight, sureAndEven(real)));
        }
        terms = terms.and(
                        LossTerms.LABELS,
                        CrossEntropyLoss.PLAIN.of(real, judgement.real().requireLabels()))
                .and(ENTROPY, sureAndEven(real));
        return unlabelled.besideLabelled()
                ? terms.and(
                        LossTerms.UNLABELLED,
                        Weighted.by(unlabelledWeight, sureAndEven(classes(judgement.requireUnlabelled()))))
                : terms;
    }

    @Override
    public LossTerms generator(Scores generated) {
        NDArray classes = classes(generated);
        NDArray sure = form == Form.ENTROPY
                ? ClassEntropy.each(classes).mean()
                : CrossEntropyLoss.PLAIN.of(classes, target.of(generated));
        return LossTerms.of(LossTerms.ADVERSARIAL, sure)
                .and(ENTROPY, Weighted.by(-marginalWeight, ClassEntropy.ofMean(classes)));
    }

    @Override
    public NDArray critic(Scores scores) {
        return ClassEntropy.each(classes(scores)).neg();
    }

    @Override
    public Optional<NDArray> realness(Scores scores) {
        NDArray classes = classes(scores);
        double most = Math.log((double) classes.getShape().get(1));
        return Optional.of(ClassEntropy.each(classes).div(-most).add(1));
    }

    private NDArray unsure(NDArray classes) {
        return form == Form.ENTROPY
                ? ClassEntropy.each(classes).mean().neg()
                : CrossEntropyLoss.towardsUniform(classes);
    }

    private NDArray sureAndEven(NDArray classes) {
        return ClassEntropy.each(classes).mean().sub(Weighted.by(marginalWeight, ClassEntropy.ofMean(classes)));
    }

    private static NDArray classes(Scores scores) {
        return scores.head(DiscriminatorDesign.CLASSES);
    }
}
