package io.ganymede.trainer.network;

import io.ganymede.common.network.Concat;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.Shape;

/** How generators begin. */
final class GeneratorInputs {
    /** Name of the input z. */
    static final String LATENT = "z";
    /** Name of the input y. */
    static final String CONDITION = "y";

    private GeneratorInputs() {}

    /** Inputs z and, where the design has conditions, y; the node that is added next reads both, joined. */
    static NetworkBuilder code(NetworkBuilder network, GeneratorDesign design) {
        network.input(LATENT, Shape.of(design.latentDim()));
        if (design.conditions() > 0) {
            network.input(CONDITION, Shape.of(design.conditions())).node("code", new Concat(), LATENT, CONDITION);
        }
        return network;
    }
}
