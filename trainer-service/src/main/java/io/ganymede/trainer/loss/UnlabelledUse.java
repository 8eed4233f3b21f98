package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a discriminator of K classes and "generated" learns about classes from real images x whose class is not known. Source:
 * Zhou et al. 2017, arXiv 1703.02000, appendix C; {@code v(x)} is the dynamic label.
 */
public enum UnlabelledUse {
    /** Nothing: there are none. */
    NONE("none", true),
    /** Beside labelled images: {@code H(v(x), D(x))} (34). */
    SEMI_SUPERVISED("semi-supervised", true),
    /** The same and {@code H(p_ref, R(E[D(x)]))} (35), p_ref uniform. */
    SEMI_SUPERVISED_UNIFORM("semi-supervised-uniform", true),
    /** The same, p_ref being the mean prediction on the batch of labelled images. */
    SEMI_SUPERVISED_LABELLED("semi-supervised-labelled", true),
    /** No labels at all: (34) and (35), p_ref uniform. */
    UNSUPERVISED("unsupervised", false),
    /** No labels at all, as released code has it: {@code E[H(R(D(x)))] - H(E[R(D(x))])} in place of (35) and of (34)'s labels. */
    MUTUAL_INFORMATION("mutual-information", false);

    private final String word;
    private final boolean labelled;

    UnlabelledUse(String word, boolean labelled) {
        this.word = word;
        this.labelled = labelled;
    }

    /** The words that ask for each, the first for nothing. */
    public static List<String> words() {
        return Arrays.stream(values()).map(use -> use.word).toList();
    }

    /** What one of the {@link #words} asks for. */
    public static UnlabelledUse of(String word) {
        return values()[words().indexOf(word)];
    }

    /** Whether labels of real images are read; without them K is free and classes are found. */
    public boolean labelled() {
        return labelled;
    }

    /** Whether there are unlabelled images beside labelled ones. */
    public boolean besideLabelled() {
        return labelled && this != NONE;
    }

    /**
     * The terms about classes; that the images are real is said elsewhere.
     *
     * @param x unlabelled images
     * @param known labelled images; null where there are none
     * @param mass v_r(x), what the dynamic label leaves of its 1 after smoothing
     * @return scalar
     */
    NDArray classTerms(ClassesAndGenerated x, @Nullable ClassesAndGenerated known, double mass) {
        NDArray classes = x.classes();
        if (this == MUTUAL_INFORMATION) {
            return ClassEntropy.mutualInformation(classes).neg();
        }
        NDArray dynamic = Weighted.by(mass, CrossEntropyLoss.PLAIN.of(classes, TargetClass.likeliest(classes)));
        return switch (this) {
            case SEMI_SUPERVISED_UNIFORM, UNSUPERVISED -> dynamic.add(ReferenceCrossEntropy.uniform(x.logClasses()));
            case SEMI_SUPERVISED_LABELLED -> {
                if (known == null) {
                    throw new IllegalStateException(word + " learning was given no labelled images");
                }
                yield dynamic.add(ReferenceCrossEntropy.towards(known.logClasses(), x.logClasses()));
            }
            default -> dynamic;
        };
    }
}
