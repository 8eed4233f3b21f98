package io.ganymede.common.onnx;

import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a network and its parameters as an ONNX model with inference semantics: dropout and noise vanish, batch
 * normalisation uses the running statistics and is folded into the convolution or dense layer before it. Inputs and outputs
 * are FP32 under the network's own names with a free batch axis {@code N}. Equal arguments give equal bytes.
 */
public final class OnnxWriter {
    /** Operator set of the standard domain; ONNX Runtime reads it from release 1.12 on. */
    public static final int OPSET = 17;

    /** Version of the file format that belongs to {@link #OPSET}. */
    public static final int IR_VERSION = 8;

    /** Name of the producer in every model. */
    public static final String PRODUCER = "ganymede";

    private OnnxWriter() {}

    /**
     * The bytes of a model.
     *
     * @param parameters F32 tensors by name, exactly those of {@link NetworkDescription#parameters()}
     * @param metadata free text pairs, for instance the digest of the checkpoint
     * @throws io.ganymede.common.error.PlatformException with reason InvalidNetwork that names every parameter that is
     *     missing, unknown, of another type or shape, or not finite
     */
    public static byte[] write(
            NetworkDescription network, Map<String, Tensor> parameters, Map<String, String> metadata) {
        NetworkParameters checked = NetworkParameters.of(network, parameters);
        OnnxGraph graph = new OnnxGraph(network.name());
        Map<String, String> values = new LinkedHashMap<>();
        network.inputs().forEach(input -> values.put(input.name(), graph.input(input.name(), input.shape())));

        OnnxInterpreter interpreter =
                new OnnxInterpreter(graph, network.shapes(), checked, BatchNormFolding.of(network, checked));
        Map<String, String> results = network.interpret(interpreter, values);
        results.forEach((output, value) -> graph.output(output, network.outputShape(output), value));
        return graph.model(metadata);
    }
}
