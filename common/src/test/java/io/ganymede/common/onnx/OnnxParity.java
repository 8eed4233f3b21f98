package io.ganymede.common.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.NetworkInput;
import io.ganymede.common.network.ReferenceInterpreter;
import io.ganymede.common.network.ReferenceInterpreter.Example;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Runs a network with ONNX Runtime and with the reference interpreter and compares every output of every example. */
final class OnnxParity {
    /** What FP32 arithmetic of these small networks stays below; a wrong operation is off by far more. */
    private static final double TOLERANCE = 1e-5;

    private static final int[] BATCHES = {1, 7, 64};

    private OnnxParity() {}

    static void check(NetworkDescription network, Map<String, Tensor> parameters) throws OrtException {
        byte[] model = OnnxWriter.write(network, parameters, Map.of());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options)) {
                for (int batch : BATCHES) {
                    check(network, parameters, session, batch);
                }
            }
        }
    }

    private static void check(NetworkDescription network, Map<String, Tensor> parameters, OrtSession session, int batch)
            throws OrtException {
        Map<String, float[]> inputs = new LinkedHashMap<>();
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (NetworkInput input : network.inputs()) {
                float[] values = new float[batch * input.shape().elements()];
                new PhiloxStream(11, input.name(), batch).normal(values);
                inputs.put(input.name(), values);
                tensors.put(
                        input.name(),
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), axes(batch, input.shape())));
            }
            try (OrtSession.Result results = session.run(tensors)) {
                assertThat(results).hasSize(network.outputs().size());
                for (int example = 0; example < batch; example++) {
                    compare(network, parameters, inputs, results, batch, example);
                }
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static void compare(
            NetworkDescription network,
            Map<String, Tensor> parameters,
            Map<String, float[]> inputs,
            OrtSession.Result results,
            int batch,
            int example) {
        Map<String, Example> values = new HashMap<>();
        inputs.forEach((name, all) -> {
            Shape shape = network.inputShape(name);
            double[] elements = new double[shape.elements()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = all[example * elements.length + i];
            }
            values.put(name, new Example(shape, elements));
        });
        network.interpret(new ReferenceInterpreter(parameters), values).forEach((output, expected) -> {
            OnnxTensor tensor = (OnnxTensor) results.get(output).orElseThrow();
            Shape shape = network.outputShape(output);
            assertThat(tensor.getInfo().getShape()).isEqualTo(axes(batch, shape));
            FloatBuffer actual = Objects.requireNonNull(tensor.getFloatBuffer());
            double[] elements = expected.elements();
            assertThat(elements).hasSize(shape.elements());
            for (int i = 0; i < elements.length; i++) {
                assertThat((double) actual.get(example * elements.length + i))
                        .as("%s, batch %d, example %d, element %d", output, batch, example, i)
                        .isCloseTo(elements[i], within(TOLERANCE));
            }
        });
    }

    private static long[] axes(int batch, Shape shape) {
        long[] axes = new long[shape.rank() + 1];
        axes[0] = batch;
        for (int i = 0; i < shape.rank(); i++) {
            axes[i + 1] = shape.size(i);
        }
        return axes;
    }
}
