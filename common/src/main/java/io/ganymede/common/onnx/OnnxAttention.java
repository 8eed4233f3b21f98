package io.ganymede.common.onnx;

import static io.ganymede.common.onnx.OnnxAttribute.attribute;

import io.ganymede.common.network.Shape;
import java.util.List;

/**
 * {@link io.ganymede.common.network.Attention} as ONNX nodes. Pixels of queries are rows of the table of scores, so that the
 * softmax runs over its last axis, which runtimes do fastest; only the small tables are transposed.
 */
record OnnxAttention(OnnxGraph graph, String node) {

    /**
     * The value of the node, {@code [N, v, H, W]}.
     *
     * @param inputs query {@code [N, c, H, W]}, key {@code [N, c, H', W']}, value {@code [N, v, H', W']}
     * @param shapes their shapes
     * @param output shape of the node
     */
    String attend(List<String> inputs, List<Shape> shapes, Shape output) {
        String query = transposed("query", pixels("query-pixels", inputs.get(0), shapes.get(0)));
        String key = pixels("key-pixels", inputs.get(1), shapes.get(1));
        String value = transposed("value", pixels("value-pixels", inputs.get(2), shapes.get(2)));
        String scores = graph.node(node + ".scores", "MatMul", List.of(query, key));
        String weights = graph.node(node + ".weights", "Softmax", List.of(scores), attribute("axis", -1));
        String sums = graph.node(node + ".sums", "MatMul", List.of(weights, value));
        return graph.reshape(node, transposed("channels", sums), output.dimensions());
    }

    /** The image {@code [N, C, H, W]} as {@code [N, C, H W]}. */
    private String pixels(String name, String image, Shape shape) {
        return graph.reshape(node + "." + name, image, List.of(shape.size(0), shape.size(1) * shape.size(2)));
    }

    /** Swaps the last two of three axes. */
    private String transposed(String name, String value) {
        return graph.node(node + "." + name, "Transpose", List.of(value), attribute("perm", new long[] {0, 2, 1}));
    }
}
