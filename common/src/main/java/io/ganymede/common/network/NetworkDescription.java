package io.ganymede.common.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A network as data: inputs, nodes in an order in which they can be computed, outputs. Shapes are checked when the
 * description is made, so a network that cannot be computed never leaves its builder or its file.
 *
 * @param name what the network is, for messages ("generator")
 * @param inputs named inputs
 * @param nodes nodes; each reads inputs or earlier nodes only
 * @param outputs named outputs
 */
public record NetworkDescription(
        String name, List<NetworkInput> inputs, List<Node> nodes, List<NetworkOutput> outputs) {

    public NetworkDescription {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        checkNames(name, inputs, nodes, outputs);
        infer(name, inputs, nodes);
    }

    /**
     * Reads the network with an interpreter.
     *
     * @param values a value for every input, by name
     * @return the value of every output, by name, in order
     */
    public <T> Map<String, T> interpret(OperationInterpreter<T> interpreter, Map<String, T> values) {
        return interpret(interpreter, values, (node, value) -> value);
    }

    /**
     * Reads the network with an interpreter and may change what it computed.
     *
     * @param values a value for every input, by name
     * @param change called for every node, in order, with its value; what it returns is what others read
     * @return the value of every output, by name, in order
     */
    public <T> Map<String, T> interpret(
            OperationInterpreter<T> interpreter, Map<String, T> values, BiFunction<Node, T, T> change) {
        for (NetworkInput input : inputs) {
            if (!values.containsKey(input.name())) {
                throw new IllegalArgumentException("network '" + name + "' lacks a value for input '" + input.name()
                        + "': got " + values.keySet());
            }
        }
        Map<String, T> known = walk(interpreter, nodes, new LinkedHashMap<>(values), change);
        Map<String, T> results = new LinkedHashMap<>();
        outputs.forEach(output -> results.put(output.name(), require(known, output.node())));
        return results;
    }

    /** The shape of every input and node, by name. */
    public Map<String, Shape> shapes() {
        return infer(name, inputs, nodes);
    }

    /** The shape of an output. */
    public Shape outputShape(String output) {
        return require(shapes(), output(output).node());
    }

    /** The shape of an input. */
    public Shape inputShape(String input) {
        return inputs.stream()
                .filter(candidate -> candidate.name().equals(input))
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_NETWORK,
                        "network '" + name + "' has no input '" + input + "'; known: " + inputs))
                .shape();
    }

    /** Every parameter and buffer in node order; within a node in the operation's order. */
    public List<ParameterDescription> parameters() {
        Map<String, Shape> shapes = shapes();
        List<ParameterDescription> parameters = new ArrayList<>();
        for (Node node : nodes) {
            List<Shape> inputShapes =
                    node.inputs().stream().map(input -> require(shapes, input)).toList();
            parameters.addAll(node.operation().parameters(node.name(), inputShapes));
        }
        return List.copyOf(parameters);
    }

    private NetworkOutput output(String output) {
        return outputs.stream()
                .filter(candidate -> candidate.name().equals(output))
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_NETWORK,
                        "network '" + name + "' has no output '" + output + "'; known: " + outputs));
    }

    private static Map<String, Shape> infer(String name, List<NetworkInput> inputs, List<Node> nodes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        inputs.forEach(input -> shapes.put(input.name(), input.shape()));
        ShapeInference inference = new ShapeInference(name);
        for (Node node : nodes) {
            try {
                walk(inference, List.of(node), shapes, (known, shape) -> shape);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new PlatformException(
                        Reason.INVALID_NETWORK,
                        "network '" + name + "', node '" + node.name() + "' has no valid shape: " + e.getMessage(),
                        e);
            }
        }
        return shapes;
    }

    private static <T> Map<String, T> walk(
            OperationInterpreter<T> interpreter,
            List<Node> nodes,
            Map<String, T> known,
            BiFunction<Node, T, T> change) {
        for (Node node : nodes) {
            List<T> arguments = new ArrayList<>();
            node.inputs().forEach(input -> arguments.add(require(known, input)));
            T value = node.operation().accept(interpreter, node, arguments);
            known.put(node.name(), change.apply(node, value));
        }
        return known;
    }

    private static void checkNames(
            String name, List<NetworkInput> inputs, List<Node> nodes, List<NetworkOutput> outputs) {
        Set<String> known = new LinkedHashSet<>();
        for (NetworkInput input : inputs) {
            require(known.add(input.name()), name, "input '" + input.name() + "' is declared twice");
        }
        for (Node node : nodes) {
            for (String input : node.inputs()) {
                require(
                        known.contains(input),
                        name,
                        "node '" + node.name() + "' reads '" + input + "', which is no input or earlier node; known: "
                                + known);
            }
            require(known.add(node.name()), name, "the name '" + node.name() + "' is used twice");
        }
        require(!outputs.isEmpty(), name, "has no output");
        Set<String> results = new HashSet<>();
        inputs.forEach(input -> results.add(input.name()));
        for (NetworkOutput output : outputs) {
            require(
                    known.contains(output.node()),
                    name,
                    "output '" + output.name() + "' names the unknown node '" + output.node() + "'; known: " + known);
            require(
                    results.add(output.name()),
                    name,
                    "the output name '" + output.name() + "' belongs to an input or another output");
        }
    }

    /** A value that {@link #checkNames} has shown to be there. */
    private static <T> T require(Map<String, T> known, String name) {
        T value = known.get(name);
        if (value == null) {
            throw new IllegalStateException("no value for '" + name + "'");
        }
        return value;
    }

    private static void require(boolean holds, String network, String problem) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_NETWORK, "network '" + network + "': " + problem);
        }
    }
}
