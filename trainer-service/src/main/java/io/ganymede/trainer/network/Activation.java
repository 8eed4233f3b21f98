package io.ganymede.trainer.network;

import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.Relu;

/** What stands behind the weights of a layer. */
enum Activation {
    RELU("relu", new Relu()),
    /** With slope 0.2. */
    LEAKY_RELU("leaky", new LeakyRelu(0.2));

    private final String label;
    private final Operation operation;

    Activation(String label, Operation operation) {
        this.label = label;
        this.operation = operation;
    }

    /** First part of the names of its nodes. */
    String label() {
        return label;
    }

    Operation operation() {
        return operation;
    }
}
