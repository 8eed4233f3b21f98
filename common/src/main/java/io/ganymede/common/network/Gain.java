package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One trained factor on the whole input, of any shape: gamma of Zhang et al. 2018, arXiv 1805.08318, section 3.
 *
 * @param initial the factor's first value
 */
public record Gain(@JsonProperty(required = true) double initial) implements Operation {
    public Gain {
        Checks.between("gain initial", initial, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.gain(node, this, inputs);
    }

    @Override
    public List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return List.of(new ParameterDescription(node, ParameterRole.GAIN, List.of(1)));
    }
}
