package io.ganymede.common.network;

import java.util.List;

/**
 * Uniform numbers from standard normal ones, element by element: {@code erf(x / sqrt 2)}, in (-1, 1). The distribution function of
 * the normal distribution maps its own numbers to uniform ones in (0, 1); this is twice that, minus 1. First node of generators
 * whose recipe draws z uniformly.
 */
public record UniformLatent() implements Operation {
    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.uniformLatent(node, this, inputs);
    }
}
