package io.ganymede.common.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects nodes, constants, inputs and outputs of one ONNX graph. Values are known by their names. Not thread-safe. */
public final class OnnxGraph {
    /** Name of the free batch axis. */
    static final String BATCH_AXIS = "N";

    private final GraphProto.Builder graph = GraphProto.newBuilder();

    /** The output's name by which a value is known since it became one. */
    private final Map<String, String> published = new HashMap<>();

    /** An empty graph of that name. */
    public OnnxGraph(String name) {
        graph.setName(name);
    }

    /** Declares an FP32 input {@code [N, ...]} and returns its value. */
    public String input(String name, Shape shape) {
        graph.addInput(value(name, shape));
        return name;
    }

    /** Declares an input of pixels {@code [N, channels, H, W]} of any height and width and returns its value. */
    public String pixelInput(String name, int channels, PixelType type) {
        TensorShapeProto.Builder axes = batchAxis();
        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(channels));
        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("H"));
        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("W"));
        graph.addInput(
                value(name, type == PixelType.BYTE ? TensorProto.DataType.UINT8 : TensorProto.DataType.FLOAT, axes));
        return name;
    }

    /** Adds a node with one output and returns its value, which no network name can equal. */
    public String node(String name, String operator, List<String> inputs, OnnxAttribute... attributes) {
        String result = name + ".value";
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addAllInput(inputs.stream()
                        .map(input -> published.getOrDefault(input, input))
                        .toList())
                .addOutput(result)
                .addAllAttribute(Stream.of(attributes).map(OnnxAttribute::proto).toList()));
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
    public void output(String name, Shape shape, String value) {
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
    public String floats(String name, List<Integer> shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, shape, bytes);
    }

    /** Adds an INT64 vector and returns its value. */
    public String longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, List.of(values.length), bytes);
    }

    /**
     * The bytes of a model with this graph.
     *
     * @param metadata free text pairs, for instance the digest of the checkpoint
     */
    public byte[] model(Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(OnnxWriter.IR_VERSION)
                .setProducerName(OnnxWriter.PRODUCER)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OnnxWriter.OPSET))
                .setGraph(graph);
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    /** Element types of images. */
    public enum PixelType {
        /** UINT8. */
        BYTE,
        /** FP32. */
        FLOAT
    }

    private String constant(String name, TensorProto.DataType type, List<Integer> shape, ByteBuffer bytes) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape.stream().map(Integer::longValue).toList())
                .setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    private static TensorShapeProto.Builder batchAxis() {
        return TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH_AXIS));
    }

    private static ValueInfoProto value(String name, Shape shape) {
        TensorShapeProto.Builder axes = batchAxis();
        shape.dimensions()
                .forEach(size ->
                        axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        return value(name, TensorProto.DataType.FLOAT, axes);
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, TensorShapeProto.Builder axes) {
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(axes)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
