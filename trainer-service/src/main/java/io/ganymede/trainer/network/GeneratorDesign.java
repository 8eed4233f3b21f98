package io.ganymede.trainer.network;

import io.ganymede.common.network.Shape;

/**
 * What a job asks of a generator, whatever its architecture.
 *
 * @param image {@code [channels, height, width]}
 * @param latentDim length L of z, at least 1
 * @param conditions length C of y; 0 for a generator without that input
 */
public record GeneratorDesign(Shape image, int latentDim, int conditions) {
    public GeneratorDesign {
        if (!image.isImage() || latentDim < 1 || conditions < 0) {
            throw new IllegalArgumentException("a generator cannot make " + image + " of " + latentDim + " latents and "
                    + conditions + " conditions");
        }
    }
}
