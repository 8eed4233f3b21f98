package io.ganymede.sampler.inference;

import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;

/**
 * What a generator takes and gives.
 *
 * @param latentDim L of {@code z} [N, L]
 * @param conditionSize K of {@code y} [N, K]; 0 when there is no such input
 * @param imageShape [C, H, W] of {@code image} [N, C, H, W], in [-1, 1]
 */
public record GeneratorSignature(int latentDim, int conditionSize, Shape imageShape) {
    public static final String LATENT = "z";
    public static final String CONDITION = "y";
    public static final String IMAGE = "image";

    public GeneratorSignature {
        if (latentDim < 1 || conditionSize < 0 || !imageShape.isImage()) {
            throw new IllegalArgumentException("generator needs a latent and an image [C, H, W]: got latentDim="
                    + latentDim + ", conditionSize=" + conditionSize + ", image=" + imageShape);
        }
    }

    public static GeneratorSignature of(ModelManifest manifest) {
        return new GeneratorSignature(
                manifest.latentDim(), manifest.conditions().size(), manifest.imageShape());
    }

    /** Whether there is an input {@code y}. */
    public boolean conditioned() {
        return conditionSize > 0;
    }

    /** A {@code y} [K] that is 1 at one place, counted round, for runs whose images nobody sees; empty without an input. */
    public float[] oneHot(int place) {
        float[] y = new float[conditionSize];
        if (conditioned()) {
            y[place % conditionSize] = 1;
        }
        return y;
    }

    /** Numbers of one image. */
    public int imageElements() {
        return imageShape.elements();
    }
}
