package io.ganymede.trainer.network;

import io.ganymede.common.network.Concat;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.UniformLatent;

/** How generators begin. Latents are standard normal everywhere in the platform. */
final class GeneratorInputs {
    /** Name of the input z. */
    static final String LATENT = "z";
    /** Name of the input y. */
    static final String CONDITION = "y";

    private GeneratorInputs() {}

    /** Inputs z and, where the design has conditions, y; returns the node that has both, joined. */
    static String code(NetworkBuilder network, GeneratorDesign design) {
        network.input(LATENT, Shape.of(design.latentDim()));
        return joined(network, design, LATENT);
    }

    /** As {@link #code} with z uniform in (-1, 1). */
    static String uniformCode(NetworkBuilder network, GeneratorDesign design) {
        network.input(LATENT, Shape.of(design.latentDim())).node("uniform", new UniformLatent());
        return joined(network, design, "uniform");
    }

    private static String joined(NetworkBuilder network, GeneratorDesign design, String latent) {
        if (design.conditions() == 0) {
            return latent;
        }
        network.input(CONDITION, Shape.of(design.conditions())).node("code", new Concat(), latent, CONDITION);
        return "code";
    }
}
