package io.ganymede.common.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects nodes, constants, inputs and outputs of one ONNX graph. Values are known by their names. Not thread-safe. */
final class OnnxGraph {
    /** Name of the free batch axis. */
    static final String BATCH_AXIS = "N";

    private final GraphProto.Builder graph = GraphProto.newBuilder();

    /** The output's name by which a value is known since it became one. */
    private final Map<String, String> published = new HashMap<>();

    OnnxGraph(String name) {
        graph.setName(name);
    }

    /** Declares an input and returns its value. */
    String input(String name, Shape shape) {
        graph.addInput(value(name, shape));
        return name;
    }

    /** Adds a node with one output and returns its value, which no network name can equal. */
    String node(String name, String operator, List<String> inputs, AttributeProto... attributes) {
        String result = name + ".value";
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(result)
                .addAllAttribute(List.of(attributes)));
        return result;
    }

    /** Adds a node with the same elements as examples of another shape; the size of the batch stays. */
    String reshape(String name, String value, List<Integer> shape) {
        long[] sizes = new long[shape.size() + 1]; // a leading 0 keeps the axis of the batch
        for (int axis = 0; axis < shape.size(); axis++) {
            sizes[axis + 1] = shape.get(axis);
        }
        return node(name, "Reshape", List.of(value, longs(name + ".shape", sizes)));
    }

    /** Declares an output: the node that computes the value takes the output's name, so that nothing is copied. */
    void output(String name, Shape shape, String value) {
        graph.addOutput(value(name, shape));
        boolean computed =
                graph.getNodeList().stream().anyMatch(node -> node.getOutput(0).equals(value));
        if (!computed) {
            graph.addNode(NodeProto.newBuilder()
                    .setName(name + ".copy")
                    .setOpType("Identity")
                    .addInput(published.getOrDefault(value, value))
                    .addOutput(name));
            return;
        }
        published.put(value, name);
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(value)) {
                    node.setInput(i, name);
                }
            }
            if (node.getOutput(0).equals(value)) {
                node.setOutput(0, name);
            }
        }
    }

    /** Adds an FP32 constant and returns its value. */
    String floats(String name, List<Integer> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, shape, bytes);
    }

    /** Adds an INT64 vector and returns its value. */
    String longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, List.of(values.length), bytes);
    }

    GraphProto build() {
        return graph.build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, long[] values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    private String constant(String name, TensorProto.DataType type, List<Integer> shape, ByteBuffer bytes) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape.stream().map(Integer::longValue).toList())
                .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    private static ValueInfoProto value(String name, Shape shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH_AXIS));
        shape.dimensions()
                .forEach(size ->
                        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(axes)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
