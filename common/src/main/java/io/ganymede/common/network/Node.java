package io.ganymede.common.network;

import java.util.List;

/**
 * One node of a network.
 *
 * @param name stable, unique in its network; parameters are called {@code <node>.<role>}
 * @param operation what the node computes
 * @param inputs names of network inputs or of earlier nodes, in the operation's order
 */
public record Node(String name, Operation operation, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
        Checks.name("node", name);
    }
}
