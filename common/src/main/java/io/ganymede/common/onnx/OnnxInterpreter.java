package io.ganymede.common.onnx;

import static io.ganymede.common.onnx.OnnxAttribute.attribute;

import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.InstanceNorm;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.Offset;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.OperationInterpreter;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.UniformLatent;
import io.ganymede.common.network.WeightedOperation;
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
        return affine(node, operation, "Gemm", inputs, attribute("transB", 1));
    }

    @Override
    public String convolution(Node node, Convolution operation, List<String> inputs) {
        return affine(
                node,
                operation,
                "Conv",
                inputs,
                attribute("kernel_shape", repeat(operation.kernel(), 2)),
                attribute("strides", repeat(operation.stride(), 2)),
                attribute("pads", repeat(operation.padding(), 4)));
    }

    @Override
    public String transposedConvolution(Node node, TransposedConvolution operation, List<String> inputs) {
        return affine(
                node,
                operation,
                "ConvTranspose",
                inputs,
                attribute("kernel_shape", repeat(operation.kernel(), 2)),
                attribute("strides", repeat(operation.stride(), 2)),
                attribute("pads", repeat(operation.padding(), 4)),
                attribute("output_padding", repeat(operation.outputPadding(), 2)));
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
        List<String> values = withConstants(node, operation, inputs);
        return graph.node(node.name(), "BatchNormalization", values, attribute("epsilon", (float) operation.epsilon()));
    }

    @Override
    public String conditionalBatchNorm(Node node, ConditionalBatchNorm operation, List<String> inputs) {
        ConditionMaps maps = ConditionMaps.of(node, operation, parameters);
        List<Shape> shapes = inputShapes(node);
        String scale = conditioned(node, "scale", maps.scaleMap(), maps.scale(), shapes, inputs.get(1));
        String shift = conditioned(node, "shift", maps.shiftMap(), maps.shift(), shapes, inputs.get(1));
        String scaled = graph.node(node.name() + ".scaled", "Mul", List.of(inputs.get(0), scale));
        return graph.node(node.name(), "Add", List.of(scaled, shift));
    }

    @Override
    public String instanceNorm(Node node, InstanceNorm operation, List<String> inputs) {
        List<String> values = withConstants(node, operation, inputs);
        return graph.node(
                node.name(), "InstanceNormalization", values, attribute("epsilon", (float) operation.epsilon()));
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
    public String maxout(Node node, Maxout operation, List<String> inputs) {
        // [N, C p, ...] -> [N, C, p, ...]
        List<Integer> sizes = new ArrayList<>(shape(node.name()).dimensions());
        sizes.add(1, operation.pieces());
        String groups = graph.reshape(node.name() + ".groups", inputs.get(0), sizes);
        return graph.node(
                node.name(), "ReduceMax", List.of(groups), attribute("axes", new long[] {2}), attribute("keepdims", 0));
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
    public String uniformLatent(Node node, UniformLatent operation, List<String> inputs) {
        String factor = graph.floats(node.name() + ".factor", List.of(1), new float[] {(float) Math.sqrt(0.5)});
        String scaled = graph.node(node.name() + ".scaled", "Mul", List.of(inputs.get(0), factor));
        return graph.node(node.name(), "Erf", List.of(scaled));
    }

    @Override
    public String reshape(Node node, Reshape operation, List<String> inputs) {
        return graph.reshape(node.name(), inputs.get(0), operation.shape().dimensions());
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
    public String slice(Node node, Slice operation, List<String> inputs) {
        return graph.node(
                node.name(),
                "Slice",
                List.of(
                        inputs.get(0),
                        graph.longs(node.name() + ".start", operation.start()),
                        graph.longs(node.name() + ".end", operation.start() + operation.length()),
                        graph.longs(node.name() + ".axis", 1)));
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
    public String innerProduct(Node node, InnerProduct operation, List<String> inputs) {
        String products = graph.node(node.name() + ".products", "Mul", inputs);
        return graph.node(
                node.name(),
                "ReduceSum",
                List.of(products, graph.longs(node.name() + ".axis", 1)),
                attribute("keepdims", 1));
    }

    @Override
    public String gain(Node node, Gain operation, List<String> inputs) {
        return graph.node(node.name(), "Mul", withConstants(node, operation, inputs));
    }

    @Override
    public String offset(Node node, Offset operation, List<String> inputs) {
        return graph.node(node.name(), "Add", withConstants(node, operation, inputs));
    }

    @Override
    public String attention(Node node, Attention operation, List<String> inputs) {
        return new OnnxAttention(graph, node.name()).attend(inputs, inputShapes(node), shape(node.name()));
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

    @Override
    public String globalSumPooling(Node node, GlobalSumPooling operation, List<String> inputs) {
        return graph.node(
                node.name(),
                "ReduceSum",
                List.of(inputs.get(0), graph.longs(node.name() + ".axes", 2, 3)),
                attribute("keepdims", 0));
    }

    /**
     * Windows that reach over the edge are padded at the end, where neither operator counts padding: that is what {@code
     * ceil_mode} means, without the differences between releases in what it computes.
     */
    private String pooling(Node node, String operator, int kernel, int stride, List<String> inputs) {
        Shape input = inputShapes(node).get(0);
        Shape output = shape(node.name());
        long bottom = Math.max(0, (output.size(1) - 1L) * stride + kernel - input.size(1));
        long right = Math.max(0, (output.size(2) - 1L) * stride + kernel - input.size(2));
        List<OnnxAttribute> attributes = new ArrayList<>();
        attributes.add(attribute("kernel_shape", repeat(kernel, 2)));
        attributes.add(attribute("strides", repeat(stride, 2)));
        if (bottom > 0 || right > 0) {
            attributes.add(attribute("pads", new long[] {0, 0, bottom, right}));
        }
        return graph.node(node.name(), operator, inputs, attributes.toArray(OnnxAttribute[]::new));
    }

    /** A node with a weight and perhaps a bias; takes folded nodes into both. */
    private String affine(
            Node node, WeightedOperation operation, String operator, List<String> inputs, OnnxAttribute... attributes) {
        List<Integer> shape = node.operation()
                .parameters(node.name(), inputShapes(node))
                .get(0)
                .shape();
        EffectiveWeight effective = EffectiveWeight.of(node, operation, shape, parameters);
        Optional<ChannelAffine> folded = folding.movedInto(node);
        folded.ifPresent(effective::fold);

        List<String> values = new ArrayList<>(inputs);
        values.add(graph.floats(NetworkParameters.name(node, ParameterRole.WEIGHT), shape, effective.weight()));
        if (operation.bias() || folded.isPresent()) {
            List<Integer> channels = List.of(operation.outputs());
            values.add(graph.floats(NetworkParameters.name(node, ParameterRole.BIAS), channels, effective.bias()));
        }
        return graph.node(node.name(), operator, values, attributes);
    }

    /** An affine map of the condition {@code [C] -> [c]}, or {@code [c, 1, 1]} where the node's input is an image. */
    private String conditioned(
            Node node, String what, float[] map, float[] constant, List<Shape> shapes, String condition) {
        String name = node.name() + "." + what;
        int channels = constant.length;
        String result = graph.node(
                name,
                "Gemm",
                List.of(
                        condition,
                        graph.floats(
                                name + "-map", List.of(channels, shapes.get(1).size(0)), map),
                        graph.floats(name + "-constant", List.of(channels), constant)),
                attribute("transB", 1));
        return shapes.get(0).isImage() ? graph.reshape(name + "-pixel", result, List.of(channels, 1, 1)) : result;
    }

    /** The inputs, and the parameters of a node in its own order. */
    private List<String> withConstants(Node node, Operation operation, List<String> inputs) {
        List<String> values = new ArrayList<>(inputs);
        for (ParameterDescription parameter : operation.parameters(node.name(), inputShapes(node))) {
            values.add(graph.floats(parameter.name(), parameter.shape(), parameters.values(node, parameter.role())));
        }
        return values;
    }

    private Shape shape(String value) {
        return Optional.ofNullable(shapes.get(value)).orElseThrow();
    }

    private List<Shape> inputShapes(Node node) {
        return node.inputs().stream().map(this::shape).toList();
    }

    private static long[] repeat(long value, int times) {
        return LongStream.generate(() -> value).limit(times).toArray();
    }
}
