package io.ganymede.common.network;

import java.util.List;

/**
 * Spreads a vector over an image plane: {@code [C] -> [C, height, width]}, constant in each channel. It carries labels into
 * convolutional networks.
 *
 * @param height rows
 * @param width columns
 */
public record Planes(int height, int width) implements Operation {
    public Planes {
        Checks.atLeast("planes height", height, 1);
        Checks.atLeast("planes width", width, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.planes(node, this, inputs);
    }
}
