package io.ganymede.common.onnx;

import static io.ganymede.common.onnx.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.OperationInterpreter;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Tanh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The reading of a network as ONNX nodes; what flows along the edges are names of ONNX values. */
final class OnnxInterpreter implements OperationInterpreter<String> {
    private final OnnxGraph graph;
    private final Map<String, Shape> shapes;
    private final NetworkParameters parameters;
    private final BatchNormFolding folding;

    OnnxInterpreter(
            OnnxGraph graph, Map<String, Shape> shapes, NetworkParameters parameters, BatchNormFolding folding) {
        this.graph = graph;
        this.shapes = Map.copyOf(shapes);
        this.parameters = parameters;
        this.folding = folding;
    }

    @Override
    public String dense(Node node, Dense operation, List<String> inputs) {
        return affine(
                node, operation.parameters(node.name(), inputShapes(node)), "Gemm", inputs, attribute("transB", 1));
    }

    @Override
    public String convolution(Node node, Convolution operation, List<String> inputs) {
        return affine(
                node,
                operation.parameters(node.name(), inputShapes(node)),
                "Conv",
                inputs,
                attribute("kernel_shape", repeat(operation.kernel(), 2)),
                attribute("strides", repeat(operation.stride(), 2)),
                attribute("pads", repeat(operation.padding(), 4)));
    }

    @Override
    public String pixelShuffle(Node node, PixelShuffle operation, List<String> inputs) {
        return graph.node(
                node.name(),
                "DepthToSpace",
                inputs,
                attribute("blocksize", operation.factor()),
                attribute("mode", "CRD"));
    }

    @Override
    public String nearestUpsampling(Node node, NearestUpsampling operation, List<String> inputs) {
        float factor = operation.factor();
        String scales = graph.floats(node.name() + ".scales", List.of(4), new float[] {1, 1, factor, factor});
        return graph.node(
                node.name(),
                "Resize",
                List.of(inputs.get(0), "", scales),
                attribute("mode", "nearest"),
                attribute("coordinate_transformation_mode", "asymmetric"),
                attribute("nearest_mode", "floor"));
    }

    @Override
    public String batchNorm(Node node, BatchNorm operation, List<String> inputs) {
        if (folding.isFolded(node)) {
            return inputs.get(0);
        }
        List<String> values = new ArrayList<>(inputs);
        for (ParameterDescription parameter : operation.parameters(node.name(), inputShapes(node))) {
            values.add(graph.floats(parameter.name(), parameter.shape(), parameters.values(node, parameter.role())));
        }
        return graph.node(node.name(), "BatchNormalization", values, attribute("epsilon", (float) operation.epsilon()));
    }

    @Override
    public String relu(Node node, Relu operation, List<String> inputs) {
        return graph.node(node.name(), "Relu", inputs);
    }

    @Override
    public String leakyRelu(Node node, LeakyRelu operation, List<String> inputs) {
        return graph.node(node.name(), "LeakyRelu", inputs, attribute("alpha", (float) operation.slope()));
    }

    @Override
    public String tanh(Node node, Tanh operation, List<String> inputs) {
        return graph.node(node.name(), "Tanh", inputs);
    }

    @Override
    public String sigmoid(Node node, Sigmoid operation, List<String> inputs) {
        return graph.node(node.name(), "Sigmoid", inputs);
    }

    @Override
    public String reshape(Node node, Reshape operation, List<String> inputs) {
        // A leading 0 keeps the size of the batch.
        long[] sizes = LongStream.concat(
                        LongStream.of(0),
                        operation.shape().dimensions().stream().mapToLong(Integer::longValue))
                .toArray();
        return graph.node(node.name(), "Reshape", List.of(inputs.get(0), graph.longs(node.name() + ".shape", sizes)));
    }

    @Override
    public String flatten(Node node, Flatten operation, List<String> inputs) {
        return graph.node(node.name(), "Flatten", inputs, attribute("axis", 1));
    }

    @Override
    public String concat(Node node, Concat operation, List<String> inputs) {
        return graph.node(node.name(), "Concat", inputs, attribute("axis", 1));
    }

    @Override
    public String planes(Node node, Planes operation, List<String> inputs) {
        String column = graph.node(
                node.name() + ".pixel",
                "Reshape",
                List.of(inputs.get(0), graph.longs(node.name() + ".pixel-shape", 0, 0, 1, 1)));
        String sizes = graph.longs(node.name() + ".shape", 1, 1, operation.height(), operation.width());
        return graph.node(node.name(), "Expand", List.of(column, sizes));
    }

    @Override
    public String add(Node node, Add operation, List<String> inputs) {
        return graph.node(node.name(), "Add", inputs);
    }

    @Override
    public String dropout(Node node, Dropout operation, List<String> inputs) {
        return inputs.get(0);
    }

    @Override
    public String gaussianNoise(Node node, GaussianNoise operation, List<String> inputs) {
        return inputs.get(0);
    }

    @Override
    public String maxPooling(Node node, MaxPooling operation, List<String> inputs) {
        return pooling(node, "MaxPool", operation.kernel(), operation.stride(), inputs);
    }

    @Override
    public String averagePooling(Node node, AveragePooling operation, List<String> inputs) {
        return pooling(node, "AveragePool", operation.kernel(), operation.stride(), inputs);
    }

    @Override
    public String globalAveragePooling(Node node, GlobalAveragePooling operation, List<String> inputs) {
        String pixel = graph.node(node.name() + ".pixel", "GlobalAveragePool", inputs);
        return graph.node(node.name(), "Flatten", List.of(pixel), attribute("axis", 1));
    }

    private String pooling(Node node, String operator, int kernel, int stride, List<String> inputs) {
        return graph.node(
                node.name(),
                operator,
                inputs,
                attribute("kernel_shape", repeat(kernel, 2)),
                attribute("strides", repeat(stride, 2)));
    }

    /** A node with a weight whose first axis is the output channel, and perhaps a bias; takes folded nodes into both. */
    private String affine(
            Node node,
            List<ParameterDescription> descriptions,
            String operator,
            List<String> inputs,
            AttributeProto... attributes) {
        Optional<ChannelAffine> folded = folding.movedInto(node);
        List<Integer> shape = descriptions.get(0).shape();
        int channels = shape.get(0);
        float[] weight = parameters.values(node, ParameterRole.WEIGHT);
        boolean biased = parameters.has(node, ParameterRole.BIAS);
        float[] bias = biased ? parameters.values(node, ParameterRole.BIAS) : new float[channels];
        folded.ifPresent(affine -> fold(affine, weight, bias));

        List<String> values = new ArrayList<>(inputs);
        values.add(graph.floats(NetworkParameters.name(node, ParameterRole.WEIGHT), shape, weight));
        if (biased || folded.isPresent()) {
            values.add(graph.floats(NetworkParameters.name(node, ParameterRole.BIAS), List.of(channels), bias));
        }
        return graph.node(node.name(), operator, values, attributes);
    }

    /** {@code a (W x + b) + s = (a W) x + (a b + s)}, per output channel, in float64. */
    private static void fold(ChannelAffine affine, float[] weight, float[] bias) {
        int size = weight.length / bias.length;
        for (int c = 0; c < bias.length; c++) {
            for (int i = c * size; i < (c + 1) * size; i++) {
                weight[i] = (float) (affine.scale(c) * weight[i]);
            }
            bias[c] = (float) (affine.scale(c) * bias[c] + affine.shift(c));
        }
    }

    private List<Shape> inputShapes(Node node) {
        return node.inputs().stream()
                .map(input -> Optional.ofNullable(shapes.get(input)).orElseThrow())
                .toList();
    }

    private static long[] repeat(long value, int times) {
        return LongStream.generate(() -> value).limit(times).toArray();
    }
}
