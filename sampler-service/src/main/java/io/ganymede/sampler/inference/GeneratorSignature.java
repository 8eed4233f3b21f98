package io.ganymede.sampler.inference;

import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;

/**
 * What a generator takes and gives.
 *
 * @param latentDim L of {@code z} [N, L]
 * @param classes K of one-hot {@code y} [N, K]
 * @param imageShape [C, H, W] of {@code image} [N, C, H, W], in [-1, 1]
 */
public record GeneratorSignature(int latentDim, int classes, Shape imageShape) {
    public static final String LATENT = "z";
    public static final String LABEL = "y";
    public static final String IMAGE = "image";

    public GeneratorSignature {
        if (latentDim < 1 || classes < 1 || !imageShape.isImage()) {
            throw new IllegalArgumentException(
                    "generator needs a latent, classes and an image [C, H, W]: got latentDim=" + latentDim
                            + ", classes=" + classes + ", image=" + imageShape);
        }
    }

    public static GeneratorSignature of(ModelManifest manifest) {
        return new GeneratorSignature(manifest.latentDim(), manifest.classes().size(), manifest.imageShape());
    }

    /** Numbers of one image. */
    public int imageElements() {
        return imageShape.elements();
    }
}
