package io.ganymede.evaluator.inception;

import static io.ganymede.common.onnx.OnnxAttribute.attribute;

import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.common.onnx.OnnxGraph.PixelType;
import io.ganymede.evaluator.feature.PixelScaling;
import io.ganymede.evaluator.resize.ResizeRule;
import io.ganymede.evaluator.resize.ResizeRules;
import java.util.List;

/** The part of the model before the first convolution: from images to resized, scaled numbers. */
final class InputGraph {
    /** {@code TensorProto.DataType.FLOAT}. */
    private static final int FLOAT = 1;

    private InputGraph() {}

    /** Whether the model reads bytes: where it resizes itself, and where nobody does. */
    static boolean readsBytes(ResizeRule resize) {
        return resize.onnxCoordinates().isPresent() || resize.equals(ResizeRules.NONE);
    }

    /** Declares the input and returns the scaled numbers. */
    static String images(OnnxGraph graph, String input, ResizeRule resize, PixelScaling scaling) {
        boolean bytes = readsBytes(resize);
        String images =
                graph.pixelInput(input, InceptionArchitecture.CHANNELS, bytes ? PixelType.BYTE : PixelType.FLOAT);
        String numbers = bytes ? graph.node("numbers", "Cast", List.of(images), attribute("to", FLOAT)) : images;
        String resized = resize.onnxCoordinates()
                .map(coordinates -> resized(graph, numbers, coordinates))
                .orElse(numbers);
        String centre = graph.floats("centre", List.of(), new float[] {(float) scaling.centre()});
        String spread = graph.floats("spread", List.of(), new float[] {(float) scaling.spread()});
        String centred = graph.node("centred", "Sub", List.of(resized, centre));
        return graph.node("scaled", "Div", List.of(centred, spread));
    }

    private static String resized(OnnxGraph graph, String images, String coordinates) {
        String kept = graph.node("kept", "Shape", List.of(images), attribute("start", 0), attribute("end", 2));
        String side = graph.longs("side", InceptionArchitecture.SIDE, InceptionArchitecture.SIDE);
        String sizes = graph.node("sizes", "Concat", List.of(kept, side), attribute("axis", 0));
        return graph.node(
                "resized",
                "Resize",
                List.of(images, "", "", sizes),
                attribute("mode", "linear"),
                attribute("coordinate_transformation_mode", coordinates));
    }
}
