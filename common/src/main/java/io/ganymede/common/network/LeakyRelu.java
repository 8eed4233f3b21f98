package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Leaky rectifier, {@code x} for x >= 0 and {@code slope x} below.
 *
 * @param slope factor below zero, in [0, 1]
 */
public record LeakyRelu(@JsonProperty(required = true) double slope) implements Operation {
    public LeakyRelu {
        Checks.between("leaky-relu slope", slope, 0, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.leakyRelu(node, this, inputs);
    }
}
