package io.ganymede.evaluator.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A loaded network with the tensors of one batch, all closed together. Names and shapes are those of the file. Not
 * thread-safe.
 */
final class OnnxNetwork implements AutoCloseable {
    private final String label;
    private final int rows;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<OnnxTensor> tensors = new ArrayList<>();

    private OnnxNetwork(String label, int rows, OrtEnvironment environment, OrtSession session) {
        this.label = label;
        this.rows = rows;
        this.environment = environment;
        this.session = session;
    }

    /** Loads a network; InvalidFile when ONNX Runtime refuses it. */
    static OnnxNetwork open(String label, byte[] onnx, InferenceSettings settings) {
        OrtEnvironment environment = InferenceEngine.environment();
        try (OrtSession.SessionOptions options = options(settings.threads())) {
            return new OnnxNetwork(label, settings.batchRows(), environment, environment.createSession(onnx, options));
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "network '" + label + "' cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Opens something on a network, which is closed again when that fails. */
    static <T> T open(String label, byte[] onnx, InferenceSettings settings, Function<OnnxNetwork, T> use) {
        OnnxNetwork network = open(label, onnx, settings);
        try {
            return use.apply(network);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    int rows() {
        return rows;
    }

    /** Whether there is an input of that name. */
    boolean hasInput(String name) {
        return session.getInputNames().contains(name);
    }

    /** Shape of one row of an input. */
    Shape inputRow(String name) {
        return row("input", name, OrtSession::getInputInfo);
    }

    /** Shape of one row of an output. */
    Shape outputRow(String name) {
        return row("output", name, OrtSession::getOutputInfo);
    }

    /** A tensor of one batch with rows of a shape; it belongs to this network. */
    BatchTensor tensor(String name, Shape row) {
        FloatBuffer numbers = ByteBuffer.allocateDirect(
                        Math.multiplyExact(Math.multiplyExact(rows, row.elements()), Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        long[] shape = batchShape(row);
        return new BatchTensor(name, numbers, own(name, () -> OnnxTensor.createTensor(environment, numbers, shape)));
    }

    /**
     * The tensor of an input of images, float32 or uint8 as the file says, whose height and width may be free there.
     *
     * @param image {@code [C, H, W]}
     */
    NetworkTensor imageInput(String name, Shape image) {
        TensorInfo tensor = tensor("input", name, OrtSession::getInputInfo);
        long[] shape = batchShape(image);
        long[] declared = tensor.getShape();
        boolean fits = declared.length == shape.length;
        for (int axis = 1; fits && axis < shape.length; axis++) {
            fits = declared[axis] < 0 || declared[axis] == shape[axis];
        }
        if (!fits || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.UINT8)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "network '%s' has input '%s' of %s %s: expected FLOAT or UINT8 [N, C, H, W] that takes %s"
                            .formatted(label, name, tensor.type, Arrays.toString(declared), image));
        }
        if (tensor.type == OnnxJavaType.FLOAT) {
            return tensor(name, image);
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(rows, image.elements()));
        return new BatchBytes(
                name, bytes, own(name, () -> OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.UINT8)));
    }

    /** Computes one batch. */
    void run(List<? extends NetworkTensor> inputs, List<BatchTensor> outputs) {
        try (OrtSession.Result result = session.run(byName(inputs), byName(outputs))) {
            if (result.size() != outputs.size()) {
                throw new IllegalStateException(outputs.size() + " outputs were asked for: got " + result.size());
            }
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INTERNAL, "a run of network '" + label + "' failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INTERNAL, "network '" + label + "' cannot be closed: " + e.getMessage(), e);
        }
    }

    private long[] batchShape(Shape row) {
        long[] shape = new long[1 + row.rank()];
        shape[0] = rows;
        for (int axis = 0; axis < row.rank(); axis++) {
            shape[axis + 1] = row.size(axis);
        }
        return shape;
    }

    private OnnxTensor own(String name, TensorMaker maker) {
        try {
            OnnxTensor tensor = maker.make();
            tensors.add(tensor);
            return tensor;
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INTERNAL, "network '" + label + "' has no memory for '" + name + "': " + e.getMessage(), e);
        }
    }

    private Shape row(String role, String name, NodeReader reader) {
        long[] shape = tensor(role, name, reader).getShape();
        if (shape.length < 2 || Arrays.stream(shape).skip(1).anyMatch(size -> size < 1)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "network '" + label + "' has " + role + " '" + name + "' of an unknown shape: got "
                            + Arrays.toString(shape) + ", expected [N, ...] with fixed sizes after N");
        }
        return new Shape(Arrays.stream(shape).skip(1).mapToObj(Math::toIntExact).toList());
    }

    private TensorInfo tensor(String role, String name, NodeReader reader) {
        Map<String, NodeInfo> nodes;
        try {
            nodes = reader.read(session);
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "network '" + label + "' cannot be read: " + e.getMessage(), e);
        }
        NodeInfo node = nodes.get(name);
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "network '" + label + "' has no tensor " + role + " '" + name + "'; known: " + nodes.keySet());
        }
        return tensor;
    }

    private static Map<String, OnnxTensor> byName(List<? extends NetworkTensor> batch) {
        return batch.stream().collect(Collectors.toMap(NetworkTensor::name, NetworkTensor::tensor));
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        // Waiting threads must not burn cores that a training on the same machine computes on.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /** Wraps memory for ONNX Runtime. */
    private interface TensorMaker {
        OnnxTensor make() throws OrtException;
    }

    /** Inputs or outputs of a session. */
    private interface NodeReader {
        Map<String, NodeInfo> read(OrtSession session) throws OrtException;
    }
}
