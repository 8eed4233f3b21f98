package io.ganymede.sampler.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.Map;

/**
 * A generator in ONNX Runtime on the CPU: {@code z} [N, L] and, when it has conditions, {@code y} [N, K] to {@code image} [N,
 * C, H, W]. Runs may be made from many threads at once, each with a batch of its own. The memory arena is off, so that what a large request took
 * goes back to the system; inputs and outputs lie in the caller's direct buffers.
 */
public final class GeneratorSession implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final GeneratorSignature signature;

    private GeneratorSession(OrtEnvironment environment, OrtSession session, GeneratorSignature signature) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
    }

    /**
     * Loads a network.
     *
     * @param label what it is called in messages
     * @param onnx the ONNX file
     * @param threads threads of one run
     * @throws PlatformException with reason InvalidFile when ONNX Runtime refuses it or its inputs and outputs do not fit
     */
    public static GeneratorSession open(String label, byte[] onnx, GeneratorSignature signature, int threads) {
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING, "ganymede");
        try (OrtSession.SessionOptions options = options(threads)) {
            OrtSession session = environment.createSession(onnx, options);
            GeneratorSession opened = new GeneratorSession(environment, session, signature);
            opened.check(label);
            return opened;
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "generator '" + label + "' cannot be loaded: " + e.getMessage(), e);
        }
    }

    public GeneratorSignature signature() {
        return signature;
    }

    /** Buffers for runs of up to that many images. */
    public GeneratorBatch batch(int capacity) {
        return new GeneratorBatch(signature, capacity);
    }

    /** Computes the images of the first rows. */
    public void run(GeneratorBatch batch, int rows) {
        if (rows < 1 || rows > batch.capacity()) {
            throw new IllegalArgumentException("a run has 1 to " + batch.capacity() + " rows: got " + rows);
        }
        long[] latentShape = {rows, signature.latentDim()};
        try (OnnxTensor z = OnnxTensor.createTensor(environment, batch.latents(rows), latentShape)) {
            if (signature.conditioned()) {
                long[] conditionShape = {rows, signature.conditionSize()};
                try (OnnxTensor y = OnnxTensor.createTensor(environment, batch.conditions(rows), conditionShape)) {
                    run(Map.of(GeneratorSignature.LATENT, z, GeneratorSignature.CONDITION, y), batch, rows);
                }
            } else {
                run(Map.of(GeneratorSignature.LATENT, z), batch, rows);
            }
        } catch (OrtException e) {
            throw new PlatformException(Reason.INTERNAL, "a run of " + rows + " images failed: " + e.getMessage(), e);
        }
    }

    private void run(Map<String, OnnxTensor> inputs, GeneratorBatch batch, int rows) throws OrtException {
        try (OnnxTensor image = OnnxTensor.createTensor(environment, batch.images(rows), imageShape(rows));
                OrtSession.Result result = session.run(inputs, Map.of(GeneratorSignature.IMAGE, image))) {
            if (result.size() != 1) {
                throw new IllegalStateException("one output was asked for: got " + result.size());
            }
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new PlatformException(Reason.INTERNAL, "a session cannot be closed: " + e.getMessage(), e);
        }
    }

    private static OrtSession.SessionOptions options(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        // Waiting threads must not burn the cores that other requests compute on.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private long[] imageShape(int rows) {
        long[] shape = new long[1 + signature.imageShape().rank()];
        shape[0] = rows;
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = signature.imageShape().size(axis - 1);
        }
        return shape;
    }

    /** Closes the session again when the network is another one than its manifest says. */
    private void check(String label) throws OrtException {
        try {
            check(label, "input", session.getInputInfo(), GeneratorSignature.LATENT, signature.latentDim());
            if (signature.conditioned()) {
                check(label, "input", session.getInputInfo(), GeneratorSignature.CONDITION, signature.conditionSize());
            } else if (session.getInputInfo().containsKey(GeneratorSignature.CONDITION)) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "generator '" + label + "' has an input 'y', expected none: it is said to have no conditions");
            }
            long[] image = imageShape(1);
            check(
                    label,
                    "output",
                    session.getOutputInfo(),
                    GeneratorSignature.IMAGE,
                    Arrays.copyOfRange(image, 1, image.length));
        } catch (PlatformException e) {
            session.close();
            throw e;
        }
    }

    private static void check(String label, String role, Map<String, NodeInfo> nodes, String name, long... expected) {
        NodeInfo node = nodes.get(name);
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "generator '" + label + "' has no tensor " + role + " '" + name + "'; known: " + nodes.keySet());
        }
        long[] shape = tensor.getShape();
        if (shape.length != expected.length + 1
                || !Arrays.equals(Arrays.copyOfRange(shape, 1, shape.length), expected)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "generator '" + label + "' has " + role + " '" + name + "' of another shape: got "
                            + Arrays.toString(shape) + ", expected [N, ...] with " + Arrays.toString(expected));
        }
    }
}
