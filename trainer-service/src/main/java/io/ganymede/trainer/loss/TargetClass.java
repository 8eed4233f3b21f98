package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;
import io.ganymede.trainer.network.DiscriminatorDesign;

/** The class t(x) that a generated image is meant to be; AM-GAN, arXiv 1703.02000, section 5.1. */
public enum TargetClass {
    /** The one that the generator was told to make. */
    PREDEFINED {
        @Override
        NDArray of(Scores generated) {
            return generated.requireLabels();
        }
    },
    /** The one that the discriminator finds likeliest, {@code argmax_{k <= K} D_k(x)}; no gradient passes through the choice. */
    DYNAMIC {
        @Override
        NDArray of(Scores generated) {
            return likeliest(generated.head(DiscriminatorDesign.CLASSES));
        }
    };

    /** One-hot {@code [N, K]}. */
    abstract NDArray of(Scores generated);

    /** The greatest of each row's logits {@code [N, K]}, one-hot; the order of softmax is that of logits. */
    static NDArray likeliest(NDArray logits) {
        int classes = (int) logits.getShape().get(1);
        return logits.stopGradient().argMax(1).oneHot(classes, logits.getDataType());
    }
}
