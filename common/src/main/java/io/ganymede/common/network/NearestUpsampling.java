package io.ganymede.common.network;

import java.util.List;

/**
 * Repeats each pixel {@code factor} times along both axes: {@code [C, H, W] -> [C, H factor, W factor]}.
 *
 * @param factor the magnification of each side
 */
public record NearestUpsampling(int factor) implements Operation {
    public NearestUpsampling {
        Checks.between("nearest-upsampling factor", factor, 2, 64);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.nearestUpsampling(node, this, inputs);
    }
}
