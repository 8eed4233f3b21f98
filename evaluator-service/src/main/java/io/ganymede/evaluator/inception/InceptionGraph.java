package io.ganymede.evaluator.inception;

import static io.ganymede.common.onnx.OnnxAttribute.attribute;

import io.ganymede.common.onnx.ChannelAffine;
import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.evaluator.inception.Stage.Convolution;
import io.ganymede.evaluator.inception.Stage.MaxPool;
import io.ganymede.evaluator.inception.Stage.Tap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reading of the architecture as ONNX nodes; what flows are names of ONNX values. */
final class InceptionGraph implements StageReader<String> {
    private static final long[] WINDOW = {3, 3};

    private final OnnxGraph graph;
    private final InceptionWeights weights;

    /** Values {@code [N, channels]} by name of the tap. */
    private final Map<String, String> taps = new LinkedHashMap<>();

    InceptionGraph(OnnxGraph graph, InceptionWeights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** The value of a tap that was passed. */
    String value(String tap) {
        String value = taps.get(tap);
        if (value == null) {
            throw new IllegalStateException("tap '" + tap + "' was not passed: " + taps.keySet());
        }
        return value;
    }

    @Override
    public String convolution(String name, Convolution convolution, String input) {
        ConvolutionTensors names = new ConvolutionTensors(name);
        ChannelAffine norm = ChannelAffine.batchNorm(
                "layer '" + name + "'",
                InceptionArchitecture.EPSILON,
                weights.floats(names.gamma()),
                weights.floats(names.beta()),
                weights.floats(names.mean()),
                weights.floats(names.variance()));
        float[] weight = weights.floats(names.weight());
        float[] bias = new float[convolution.outputs()];
        int filter = weight.length / bias.length;
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) (norm.scale(i / filter) * weight[i]);
        }
        for (int c = 0; c < bias.length; c++) {
            bias[c] = (float) norm.shift(c);
        }
        List<Integer> shape = InceptionTensors.shape(names.weight());
        long height = convolution.padHeight();
        long width = convolution.padWidth();
        String convolved = graph.node(
                name,
                "Conv",
                List.of(
                        input,
                        graph.floats(name + ".weight", shape, weight),
                        graph.floats(name + ".bias", List.of(bias.length), bias)),
                attribute("kernel_shape", new long[] {convolution.kernelHeight(), convolution.kernelWidth()}),
                attribute("strides", new long[] {convolution.stride(), convolution.stride()}),
                attribute("pads", new long[] {height, width, height, width}));
        return graph.node(name + ".relu", "Relu", List.of(convolved));
    }

    @Override
    public String maxPool(String name, MaxPool pool, String input) {
        return graph.node(
                name,
                "MaxPool",
                List.of(input),
                attribute("kernel_shape", WINDOW),
                attribute("strides", new long[] {pool.stride(), pool.stride()}),
                attribute("pads", new long[] {pool.pad(), pool.pad(), pool.pad(), pool.pad()}));
    }

    @Override
    public String averagePool(String name, String input) {
        return graph.node(
                name,
                "AveragePool",
                List.of(input),
                attribute("kernel_shape", WINDOW),
                attribute("strides", new long[] {1, 1}),
                attribute("pads", new long[] {1, 1, 1, 1}),
                attribute("count_include_pad", 0));
    }

    @Override
    public String join(String name, List<String> branches) {
        return graph.node(name, "Concat", branches, attribute("axis", 1));
    }

    @Override
    public void tap(Tap tap, String input) {
        String mean = graph.node(tap.name() + ".mean", "GlobalAveragePool", List.of(input));
        taps.put(tap.name(), graph.node(tap.name() + ".flat", "Flatten", List.of(mean)));
    }

    /** The logits without and with the bias, from the last tap. */
    void classes(String unbiased, String biased) {
        String product = graph.node(
                unbiased + ".product",
                "Gemm",
                List.of(
                        value(InceptionArchitecture.LAST_TAP),
                        graph.floats(
                                InceptionTensors.CLASS_WEIGHT,
                                InceptionTensors.shape(InceptionTensors.CLASS_WEIGHT),
                                weights.floats(InceptionTensors.CLASS_WEIGHT))),
                attribute("transB", 1));
        taps.put(unbiased, product);
        String bias = graph.floats(
                InceptionTensors.CLASS_BIAS,
                List.of(InceptionArchitecture.CLASSES),
                weights.floats(InceptionTensors.CLASS_BIAS));
        taps.put(biased, graph.node(biased + ".sum", "Add", List.of(product, bias)));
    }
}
