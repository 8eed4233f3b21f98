package io.ganymede.common.network;

import java.util.List;

/**
 * Maxout: the largest of each group of neighbouring channels, {@code out[c] = max(in[c p], ..., in[c p + p - 1])}: {@code [C p]
 * -> [C]} or {@code [C p, H, W] -> [C, H, W]}. Behind a dense or convolution node it is the unit of Goodfellow et al. 2013,
 * arXiv 1302.4389, section 3.
 *
 * @param pieces p, the size of a group, at least 2
 */
public record Maxout(int pieces) implements Operation {
    public Maxout {
        Checks.atLeast("maxout pieces", pieces, 2);
    }

    @Override
    public <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs) {
        return interpreter.maxout(node, this, inputs);
    }
}
