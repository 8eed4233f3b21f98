package io.ganymede.evaluator.inception;

import io.ganymede.common.network.Shape;
import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.evaluator.feature.FeatureNetworkDescriptor;
import io.ganymede.evaluator.feature.PixelScaling;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Inception network of 2015 as an ONNX model. Its input {@code images} is {@code [N, 3, H, W]}, its outputs are {@code
 * features64}, {@code features192}, {@code features768}, {@code features2048} (means over height and width), {@code
 * logitsUnbiased} and {@code logits}, each {@code [N, d]} float32. With a resize rule that ONNX Runtime knows, the model takes
 * uint8 of any size and resizes within; without resizing it takes uint8 of any size from 75 on as it is; with the other rules
 * it takes float32 in [0, 255], resized to 299 before ({@link #descriptor} tells the runner so). A grey image is repeated
 * to three channels before the model, by the runner, which then resizes one plane and not three.
 */
public final class InceptionNetwork {
    private static final String INPUT = "images";
    private static final String UNBIASED = "logitsUnbiased";
    private static final String BIASED = "logits";

    private InceptionNetwork() {}

    /** The model with the scaling that goes with a rule: that of pytorch-fid with its {@code half-pixel}, else the graph's own. */
    public static byte[] onnx(InceptionWeights weights, ResizeRule resize) {
        PixelScaling scaling =
                resize.equals(ResizeRules.HALF_PIXEL) ? PixelScaling.SIGNED_255 : PixelScaling.SIGNED_128;
        return onnx(weights, resize, scaling);
    }

    /** The model. Equal arguments give equal bytes; its metadata name the weights' digest, the rule and the scaling. */
    public static byte[] onnx(InceptionWeights weights, ResizeRule resize, PixelScaling scaling) {
        OnnxGraph graph = new OnnxGraph("inception-2015-12-05");
        String images = InputGraph.images(graph, INPUT, resize, scaling);
        InceptionGraph reading = new InceptionGraph(graph, weights);
        reading.read("", InceptionArchitecture.STAGES, images);
        reading.classes(UNBIASED, BIASED);
        outputs().forEach((name, dimensions) -> graph.output(name, Shape.of(dimensions), reading.value(name)));
        return graph.model(Map.of(
                "weights.sha256", weights.sha256(), "input.resize", resize.name(), "input.scaling", scaling.name()));
    }

    /** How a runner prepares images for the model of a rule; the taps have the names of the outputs. */
    public static FeatureNetworkDescriptor descriptor(ResizeRule resize) {
        Map<String, String> taps = new LinkedHashMap<>();
        outputs().keySet().forEach(name -> taps.put(name, name));
        boolean bytes = InputGraph.readsBytes(resize);
        return FeatureNetworkDescriptor.of(
                INPUT,
                InceptionArchitecture.CHANNELS,
                bytes ? null : InceptionArchitecture.SIDE,
                bytes ? ResizeRules.NONE : resize,
                PixelScaling.BYTES,
                taps);
    }

    /** Names of all outputs and the numbers of each per image, in the order of the network. */
    public static Map<String, Integer> outputs() {
        Map<String, Integer> outputs = new LinkedHashMap<>(InceptionTensors.TAPS);
        outputs.put(UNBIASED, InceptionArchitecture.CLASSES);
        outputs.put(BIASED, InceptionArchitecture.CLASSES);
        return Collections.unmodifiableMap(outputs);
    }
}
