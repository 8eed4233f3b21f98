package io.ganymede.common.network;

import java.util.List;

/**
 * One parameter or buffer of a network.
 *
 * @param node the node it belongs to
 * @param role what it does there
 * @param shape full shape: dense weights {@code [out, in]}, convolution weights {@code [out, in, kernel, kernel]} (transposed:
 *     {@code [in, out, kernel, kernel]}), maps of a condition {@code [channels, condition]}, offsets that of the value, others
 *     {@code [channels]}
 */
public record ParameterDescription(String node, ParameterRole role, List<Integer> shape) {
    public ParameterDescription {
        shape = List.copyOf(shape);
    }

    /** The stable name, {@code <node>.<role>}. */
    public String name() {
        return name(node, role);
    }

    /** The stable name of a node's parameter. */
    public static String name(String node, ParameterRole role) {
        return node + "." + role.label();
    }

    public int elements() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
