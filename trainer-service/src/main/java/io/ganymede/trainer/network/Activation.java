package io.ganymede.trainer.network;

import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.Relu;

/** What stands behind the weights of a layer. */
enum Activation {
    RELU("relu"),
    /** With slope 0.2. */
    LEAKY_RELU("leaky");

    private final String label;

    Activation(String label) {
        this.label = label;
    }

    /** First part of the names of its nodes. */
    String label() {
        return label;
    }

    Operation operation() {
        return switch (this) {
            case RELU -> new Relu();
            case LEAKY_RELU -> new LeakyRelu(0.2);
        };
    }
}
