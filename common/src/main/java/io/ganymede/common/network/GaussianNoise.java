package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * In training adds independent normal noise; the identity in inference.
 *
 * @param deviation standard deviation, at least 0
 */
public record GaussianNoise(@JsonProperty(required = true) double deviation) implements Operation {
    public GaussianNoise {
        Checks.between("gaussian-noise deviation", deviation, 0, Double.MAX_VALUE);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.gaussianNoise(node, this, inputs);
    }
}
