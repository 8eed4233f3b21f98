package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * In training sets each element to zero with the given probability and scales the rest by {@code 1 / (1 - rate)}; the
 * identity in inference.
 *
 * @param rate probability of zero, in [0, 1)
 */
public record Dropout(@JsonProperty(required = true) double rate) implements Operation {
    public Dropout {
        Checks.between("dropout rate", rate, 0, Math.nextDown(1.0));
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.dropout(node, this, inputs);
    }
}
