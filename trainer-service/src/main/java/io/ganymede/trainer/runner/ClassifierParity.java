package io.ganymede.trainer.runner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares what ONNX Runtime computes with what the trainer computed for the same probe images: the outputs {@code features}
 * and {@code logits}. The difference is counted relative to the largest trainer output when that exceeds 1.
 */
final class ClassifierParity {
    /** Float32 keeps about seven digits; a layer's sum in another order may lose three of them. */
    static final double TOLERANCE = 1e-4;

    private static final String INPUT = "x";
    private static final List<String> OUTPUTS = List.of("features", "logits");

    private ClassifierParity() {}

    /**
     * Measures the parity.
     *
     * @throws PlatformException ParityFailed when the difference exceeds the tolerance
     */
    static ExportParity measure(Path onnx, Path probe) {
        try (SafetensorsFile probes = SafetensorsFile.open(probe)) {
            Tensor x = probes.tensor(INPUT);
            double difference = difference(onnx, x, probes);
            ExportParity parity = new ExportParity(Math.toIntExact(x.shape().get(0)), difference, TOLERANCE);
            if (!(difference <= TOLERANCE)) {
                throw new PlatformException(
                        Reason.PARITY_FAILED,
                        String.format(
                                Locale.ROOT,
                                "classifier differs between trainer and ONNX Runtime: got %.3g, expected <= %.3g",
                                difference,
                                TOLERANCE));
            }
            return parity;
        } catch (OrtException e) {
            throw new PlatformException(
                    Reason.PARITY_FAILED, "ONNX Runtime cannot run the classifier: " + e.getMessage(), e);
        }
    }

    private static double difference(Path onnx, Tensor x, SafetensorsFile probes) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = x.shape().stream().mapToLong(Long::longValue).toArray();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(onnx.toString(), options);
                OnnxTensor input = OnnxTensor.createTensor(environment, x.floats(), shape);
                OrtSession.Result result = session.run(Map.of(INPUT, input))) {
            double largest = 0;
            for (String name : OUTPUTS) {
                OnnxTensor output = (OnnxTensor) result.get(name)
                        .orElseThrow(() -> new PlatformException(
                                Reason.PARITY_FAILED, "the exported classifier has no output '" + name + "'"));
                float[] expected = probes.tensor(name).toFloats();
                float[] actual = new float[expected.length];
                output.getFloatBuffer().get(actual);
                largest = Math.max(largest, difference(expected, actual));
            }
            return largest;
        }
    }

    private static double difference(float[] expected, float[] actual) {
        double scale = 1;
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            scale = Math.max(scale, Math.abs(expected[i]));
            double difference = Math.abs((double) expected[i] - actual[i]);
            largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
        }
        return largest / scale;
    }
}
