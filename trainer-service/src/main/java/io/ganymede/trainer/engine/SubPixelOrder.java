package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.PixelShuffle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A faster reading of convolution and pixel shuffle. The shuffle takes output {@code c f^2 + s} of the convolution for channel
 * c and sub-pixel s: with channels innermost it would gather single numbers. Where nothing else reads the convolution, its
 * filters are put in the order {@code s C + c} instead, and the shuffle moves whole runs of channels. Values are the same.
 */
final class SubPixelOrder {
    /** Factor of the shuffle, by the name of its convolution and by its own. */
    private final Map<String, Integer> factors = new HashMap<>();

    private SubPixelOrder() {}

    /** The plain order everywhere. */
    static SubPixelOrder none() {
        return new SubPixelOrder();
    }

    SubPixelOrder(NetworkDescription network) {
        for (Node node : network.nodes()) {
            if (node.operation() instanceof PixelShuffle shuffle) {
                source(network, node).ifPresent(convolution -> {
                    factors.put(convolution, shuffle.factor());
                    factors.put(node.name(), shuffle.factor());
                });
            }
        }
    }

    /** Whether a convolution computes, or a pixel shuffle expects, the order of sub-pixels. */
    boolean covers(Node node) {
        return factors.containsKey(node.name());
    }

    /** Weights {@code [C f^2, ...]} or bias of a covered convolution with its outputs in the order of sub-pixels. */
    NDArray reorder(NDManager step, Node convolution, NDArray parameter) {
        int factor = factors.getOrDefault(convolution.name(), 1);
        long outputs = parameter.getShape().get(0);
        long group = (long) factor * factor;
        NDArray grouped = StepView.of(step, parameter, new Shape(outputs / group, group, parameter.size() / outputs));
        return grouped.swapAxes(0, 1).reshape(parameter.getShape());
    }

    /** The convolution that a shuffle reads, when nothing else does. */
    private static Optional<String> source(NetworkDescription network, Node shuffle) {
        String input = shuffle.inputs().get(0);
        List<Node> readers = network.nodes().stream()
                .filter(node -> node.inputs().contains(input))
                .toList();
        boolean output =
                network.outputs().stream().anyMatch(value -> value.node().equals(input));
        return network.nodes().stream()
                .filter(node -> node.name().equals(input) && node.operation() instanceof Convolution)
                .filter(node -> readers.size() == 1 && !output)
                .map(Node::name)
                .findFirst();
    }
}
