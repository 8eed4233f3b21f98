package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * Mean value of each square window, no padding: {@code H' = floor((H - kernel) / stride) + 1}. With {@code ceiling} the
 * quotient is rounded up instead, so that no pixel is left over: the last window may reach over the edge, where only real
 * pixels count, but it starts inside the image.
 *
 * @param kernel side of the window
 * @param stride step in both directions
 * @param ceiling whether sizes are rounded up; absent in JSON means no
 */
public record AveragePooling(
        int kernel,
        int stride,

        @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean ceiling)
        implements Operation {
    public AveragePooling {
        Checks.atLeast("average-pooling kernel", kernel, 1);
        Checks.atLeast("average-pooling stride", stride, 1);
    }

    /** With sizes rounded down. */
    public AveragePooling(int kernel, int stride) {
        this(kernel, stride, false);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.averagePooling(node, this, inputs);
    }
}
