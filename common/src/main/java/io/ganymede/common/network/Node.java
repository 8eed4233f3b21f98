package io.ganymede.common.network;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One node of a network.
 *
 * @param name stable, unique in its network; parameters are called {@code <node>.<role>}
 * @param operation what the node computes
 * @param inputs names of network inputs or of earlier nodes, in the operation's order
 */
public record Node(String name, Operation operation, List<String> inputs) {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    public Node {
        inputs = List.copyOf(inputs);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("node name '" + name + "' must match " + NAME.pattern());
        }
    }
}
