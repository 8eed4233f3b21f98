package io.ganymede.trainer.network;

import io.ganymede.common.network.NetworkDescription;

/** A family of generator and discriminator that fit together. */
public interface Architecture {
    /** Inputs {@code z} [L] and {@code y} [K]; output {@code image} [C, H, W] in [-1, 1]. */
    String GENERATOR = "generator";
    /** Input {@code x} [C, H, W] in [-1, 1], and {@code y} [K] where the design is labelled; an output for each head. */
    String DISCRIMINATOR = "discriminator";

    String name();

    /**
     * The generator.
     *
     * @param latentDim L, at least 1
     */
    NetworkDescription generator(ImageSpace images, int latentDim);

    NetworkDescription discriminator(ImageSpace images, DiscriminatorDesign design);
}
