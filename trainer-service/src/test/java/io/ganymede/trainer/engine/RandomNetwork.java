package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.NetworkInput;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * A network with random weights, of which none is neutral: biases, shifts and gains are moved away from their first values. Inputs
 * are standard normal, another batch for each pass.
 */
public final class RandomNetwork implements AutoCloseable {
    private static final float SHIFT = 0.1f;

    private final EngineSession engine;
    private final DjlNetwork network;
    private int passes;

    public RandomNetwork(EngineSession engine, NetworkDescription description) {
        this.engine = engine;
        this.network = new DjlNetwork(engine.arrays(), description, values(description));
    }

    /** The values of all outputs for a batch. */
    public Map<String, float[]> forward(int batch, boolean training) {
        return forward(nextInputs(batch), training);
    }

    /** The values of all outputs for inputs {@code [N, ...]} by name. */
    public Map<String, float[]> forward(Map<String, Tensor> inputs, boolean training) {
        try (NDManager step = engine.arrays().newSubManager()) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            inputs.forEach((name, tensor) -> arrays.put(name, TensorTransfer.toArray(step, tensor)));
            Map<String, float[]> outputs = new LinkedHashMap<>();
            network.forward(step, arrays, training)
                    .values()
                    .forEach((name, value) -> outputs.put(name, value.toFloatArray()));
            return outputs;
        }
    }

    /** The gradient of every trained parameter, for a random combination of all outputs of a batch in training. */
    public Map<String, float[]> gradients(int batch) {
        network.requireGradients(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            nextInputs(batch).forEach((name, tensor) -> arrays.put(name, TensorTransfer.toArray(step, tensor)));
            NDArray sum = step.create(0f);
            for (Map.Entry<String, NDArray> output :
                    network.forward(step, arrays, true).values().entrySet()) {
                float[] factors = new float[Math.toIntExact(output.getValue().size())];
                new PhiloxStream(8, output.getKey(), 0).normal(factors);
                NDArray factor = step.create(factors, output.getValue().getShape());
                sum = sum.add(output.getValue().mul(factor).sum());
            }
            recording.backward(sum);
            Map<String, float[]> gradients = new LinkedHashMap<>();
            network.trainable()
                    .forEach((name, parameter) ->
                            gradients.put(name, parameter.getGradient().toFloatArray()));
            return gradients;
        }
    }

    /** The value of a parameter. */
    public float[] parameter(String name) {
        return network.parameter(name).toFloatArray();
    }

    /** A batch for every input. */
    public Map<String, Tensor> nextInputs(int batch) {
        passes++;
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (NetworkInput input : network.description().inputs()) {
            float[] values = new float[batch * input.shape().elements()];
            new PhiloxStream(6, input.name(), passes).normal(values);
            inputs.put(input.name(), Tensor.ofFloats(shape(batch, input), values));
        }
        return inputs;
    }

    /** Compares with ONNX Runtime's reading of the export, in inference mode, for batches of these sizes. */
    public void requireParity(float tolerance, int... batches) throws OrtException {
        byte[] onnx = OnnxWriter.write(network.description(), network.toTensors(), Map.of());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx, options)) {
                for (int batch : batches) {
                    Map<String, Tensor> inputs = nextInputs(batch);
                    Map<String, float[]> expected = forward(inputs, false);
                    Map<String, float[]> found = run(session, inputs, batch);
                    assertThat(found.keySet()).isEqualTo(expected.keySet());
                    expected.forEach((name, value) -> assertThat(found.get(name))
                            .as("%s of %s images", name, batch)
                            .containsExactly(value, within(tolerance)));
                }
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }

    private Map<String, float[]> run(OrtSession session, Map<String, Tensor> inputs, int batch) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                long[] shape = input.getValue().shape().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                FloatBuffer values = FloatBuffer.wrap(input.getValue().toFloats());
                tensors.put(input.getKey(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape));
            }
            try (OrtSession.Result results = session.run(tensors)) {
                Map<String, float[]> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> result : results) {
                    OnnxTensor tensor = (OnnxTensor) result.getValue();
                    assertThat(tensor.getInfo().getShape())
                            .as(result.getKey())
                            .containsExactly(shape(batch, result.getKey()));
                    FloatBuffer values = Objects.requireNonNull(tensor.getFloatBuffer());
                    float[] numbers = new float[values.remaining()];
                    values.get(numbers);
                    outputs.put(result.getKey(), numbers);
                }
                return outputs;
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static Map<String, Tensor> values(NetworkDescription description) {
        Map<String, Tensor> values = new LinkedHashMap<>(Initialisation.he().parameters(description, 5));
        for (ParameterDescription parameter : description.parameters()) {
            if (parameter.role().trainable() && parameter.role() != ParameterRole.WEIGHT) {
                Tensor first = Objects.requireNonNull(values.get(parameter.name()));
                float[] moved = first.toFloats();
                float[] by = new float[moved.length];
                new PhiloxStream(7, parameter.name(), 0).normal(by);
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += SHIFT * by[i];
                }
                values.put(parameter.name(), Tensor.ofFloats(first.shape(), moved));
            }
        }
        return values;
    }

    private long[] shape(int batch, String output) {
        return LongStream.concat(
                        LongStream.of(batch),
                        network.description().outputShape(output).dimensions().stream()
                                .mapToLong(Integer::longValue))
                .toArray();
    }

    private static List<Long> shape(int batch, NetworkInput input) {
        List<Long> shape = new ArrayList<>();
        shape.add((long) batch);
        input.shape().dimensions().forEach(size -> shape.add((long) size));
        return shape;
    }
}
