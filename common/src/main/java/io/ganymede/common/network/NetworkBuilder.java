package io.ganymede.common.network;

import java.util.ArrayList;
import java.util.List;

/** Writes a network node by node; a node without explicit inputs reads the node before it. Not thread-safe. */
public final class NetworkBuilder {
    private final String name;
    private final List<NetworkInput> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<NetworkOutput> outputs = new ArrayList<>();
    private String latest = "";

    public NetworkBuilder(String name) {
        this.name = name;
    }

    public NetworkBuilder input(String input, Shape shape) {
        inputs.add(new NetworkInput(input, shape));
        latest = input;
        return this;
    }

    /** Adds a node that reads the given values, or the latest one when none is given. */
    public NetworkBuilder node(String node, Operation operation, String... from) {
        nodes.add(new Node(node, operation, from.length == 0 ? List.of(latest) : List.of(from)));
        latest = node;
        return this;
    }

    /** Names the latest node as an output. */
    public NetworkBuilder output(String output) {
        outputs.add(new NetworkOutput(output, latest));
        return this;
    }

    /** Names a value as an output. */
    public NetworkBuilder output(String output, String node) {
        outputs.add(new NetworkOutput(output, node));
        return this;
    }

    public NetworkDescription build() {
        return new NetworkDescription(name, inputs, nodes, outputs);
    }
}
