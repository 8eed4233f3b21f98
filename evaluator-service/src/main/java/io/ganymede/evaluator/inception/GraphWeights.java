package io.ganymede.evaluator.inception;

import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.tensorflow.GraphConstant;
import io.ganymede.evaluator.tensorflow.GraphConstants;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Weights from the TensorFlow graph, brought into the layout of a state dictionary. */
final class GraphWeights {
    /** A graph has constants for other purposes too; these are weights. */
    private static final Pattern WEIGHT =
            Pattern.compile(".*/(conv2d_params|batchnorm/(beta|gamma|moving_mean|moving_variance))");

    private GraphWeights() {}

    static Map<String, Tensor> read(String label, ByteBuffer file) {
        Map<String, GraphConstant> constants = GraphConstants.read(label, file);
        TensorCheck check = new TensorCheck(label);
        Map<String, Tensor> tensors = new HashMap<>();
        for (InceptionTensor expected : InceptionTensors.ALL.values()) {
            GraphConstant constant = constants.get(expected.constant());
            if (constant == null) {
                check.missing(expected.constant());
                continue;
            }
            List<Long> sizes = expected.constantSizes();
            if (!check.fits(expected.constant(), constant.isFloat(), constant.shape(), sizes)) {
                continue;
            }
            if (constant.contentBytes() != expected.elements() * Float.BYTES) {
                check.cutOff(expected.constant(), constant.contentBytes(), (long) expected.elements() * Float.BYTES);
                continue;
            }
            tensors.put(expected.name(), check.tensor(expected, arranged(expected, constant.floats())));
        }
        Set<String> known = InceptionTensors.ALL.values().stream()
                .map(InceptionTensor::constant)
                .collect(Collectors.toSet());
        constants.keySet().stream()
                .filter(name -> WEIGHT.matcher(name).matches() && !known.contains(name))
                .forEach(check::superfluous);
        check.finish();
        return tensors;
    }

    private static float[] arranged(InceptionTensor expected, FloatBuffer content) {
        float[] values = new float[expected.elements()];
        if (expected.layout() == InceptionTensor.Layout.SAME) {
            content.get(values);
            return values;
        }
        // [places, inputs, outputs] to [outputs, inputs, places]; a matrix has one place
        List<Integer> shape = expected.shape();
        int outputs = shape.get(0);
        int inputs = shape.get(1);
        int places = values.length / outputs / inputs;
        for (int place = 0; place < places; place++) {
            for (int input = 0; input < inputs; input++) {
                for (int output = 0; output < outputs; output++) {
                    values[(output * inputs + input) * places + place] =
                            content.get((place * inputs + input) * outputs + output);
                }
            }
        }
        return values;
    }
}
