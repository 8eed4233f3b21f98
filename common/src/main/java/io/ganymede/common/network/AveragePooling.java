package io.ganymede.common.network;

import java.util.List;

/**
 * Mean value of each square window, no padding: {@code H' = floor((H - kernel) / stride) + 1}.
 *
 * @param kernel side of the window
 * @param stride step in both directions
 */
public record AveragePooling(int kernel, int stride) implements Operation {
    public AveragePooling {
        Checks.atLeast("average-pooling kernel", kernel, 1);
        Checks.atLeast("average-pooling stride", stride, 1);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.averagePooling(node, this, inputs);
    }
}
