package io.ganymede.common.onnx;

import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightedOperation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which batch normalisations move into the weights of the dense or convolution node before them. The way there may
 * lead through nodes that keep channels apart and commute with an affine map of each channel; every value on the way must have
 * this one reader, or another part of the network would see changed numbers.
 */
final class BatchNormFolding {
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Shape> shapes;
    private final Set<String> folded = new HashSet<>();
    private final Map<String, ChannelAffine> affines = new HashMap<>();

    private BatchNormFolding(NetworkDescription network) {
        shapes = network.shapes();
        for (Node node : network.nodes()) {
            nodes.put(node.name(), node);
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        network.outputs().forEach(output -> readers.merge(output.node(), 1, Integer::sum));
    }

    static BatchNormFolding of(NetworkDescription network, NetworkParameters parameters) {
        BatchNormFolding folding = new BatchNormFolding(network);
        for (Node node : network.nodes()) {
            if (node.operation() instanceof BatchNorm operation) {
                folding.fold(node, ChannelAffine.of(node, operation, parameters));
            }
        }
        return folding;
    }

    /** Whether a batch-norm node has moved into another node and vanishes. */
    boolean isFolded(Node node) {
        return folded.contains(node.name());
    }

    /** What a dense or convolution node does to its output channels on behalf of the nodes behind it. */
    Optional<ChannelAffine> movedInto(Node node) {
        return Optional.ofNullable(affines.get(node.name()));
    }

    private void fold(Node norm, ChannelAffine normalisation) {
        ChannelAffine affine = normalisation;
        Node reader = norm;
        while (true) {
            String value = reader.inputs().get(0);
            Node producer = nodes.get(value);
            if (producer == null || readers.getOrDefault(value, 0) != 1) {
                return;
            }
            if (producer.operation() instanceof WeightedOperation) {
                // Nodes come in order, so what was merged earlier lies nearer to the producer.
                affines.merge(producer.name(), affine, (first, then) -> then.after(first));
                folded.add(norm.name());
                return;
            }
            Optional<ChannelAffine> before = before(producer, affine);
            if (before.isEmpty()) {
                return;
            }
            affine = before.get();
            reader = producer;
        }
    }

    /** The map that, applied before the node, equals the given one after it; empty where there is none. */
    private Optional<ChannelAffine> before(Node node, ChannelAffine affine) {
        Operation operation = node.operation();
        if (operation instanceof Dropout
                || operation instanceof GaussianNoise
                || operation instanceof NearestUpsampling
                || operation instanceof AveragePooling
                || operation instanceof GlobalAveragePooling
                || operation instanceof Planes
                || (operation instanceof BatchNorm && isFolded(node))) {
            return Optional.of(affine);
        }
        if (operation instanceof PixelShuffle shuffle) {
            int square = shuffle.factor() * shuffle.factor();
            return Optional.of(affine.before(inputShape(node).size(0), c -> c / square));
        }
        if (operation instanceof Reshape || operation instanceof Flatten) {
            return beforeReshape(inputShape(node), shape(node.name()), affine);
        }
        return Optional.empty();
    }

    /** Row-major order keeps a channel before the node inside one channel after it when the sizes divide. */
    private static Optional<ChannelAffine> beforeReshape(Shape from, Shape to, ChannelAffine affine) {
        int sizeBefore = from.elements() / from.size(0);
        int sizeAfter = to.elements() / to.size(0);
        if (sizeAfter % sizeBefore != 0) {
            return Optional.empty();
        }
        int merged = sizeAfter / sizeBefore;
        return Optional.of(affine.before(from.size(0), c -> c / merged));
    }

    private Shape inputShape(Node node) {
        return shape(node.inputs().get(0));
    }

    private Shape shape(String value) {
        Shape shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalStateException("no shape of '" + value + "'");
        }
        return shape;
    }
}
