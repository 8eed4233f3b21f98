package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2}, {@code w = w - rate sqrt(1 - b2^t) / (1 - b1^t) m /
 * (sqrt(v) + epsilon)}. Source: Kingma and Ba 2014, arXiv 1412.6980, the form with the folded bias correction at the end of
 * section 2. Epsilon is 1e-8. Not thread-safe.
 */
public final class AdamOptimizer implements AutoCloseable {
    private static final float EPSILON = 1e-8f;
    private static final float UNCLIPPED = -1;

    private final NDManager arrays;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();
    private final double beta1;
    private final double beta2;
    private long updates;

    /** An optimiser at rest for the trainable parameters of a network. */
    public AdamOptimizer(NDManager parent, DjlNetwork network, double beta1, double beta2) {
        this.arrays = parent.newSubManager();
        this.weights = network.trainable();
        this.beta1 = beta1;
        this.beta2 = beta2;
        weights.forEach((name, weight) -> {
            first.put(name, arrays.zeros(weight.getShape()));
            second.put(name, arrays.zeros(weight.getShape()));
        });
    }

    /** Number of updates so far. */
    public long updates() {
        return updates;
    }

    /** Moves every weight against its gradient, in place, and clears the gradient. */
    public void update(double learningRate) {
        updates++;
        double power = (double) updates;
        double correction = Math.sqrt(1 - Math.pow(beta2, power)) / (1 - Math.pow(beta1, power));
        double corrected = learningRate * correction;
        weights.forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                NDList state = new NDList(weight, gradient, required(first, name), required(second, name));
                weight.getNDArrayInternal()
                        .adamUpdate(
                                state,
                                new NDList(weight),
                                (float) learningRate,
                                (float) corrected,
                                0,
                                1,
                                UNCLIPPED,
                                (float) beta1,
                                (float) beta2,
                                EPSILON,
                                false,
                                false);
            }
        });
    }

    /** Both moments of every weight, named {@code first.<weight>} and {@code second.<weight>}. */
    public Map<String, Tensor> toTensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        first.forEach((name, moment) -> tensors.put("first." + name, TensorTransfer.toTensor(moment)));
        second.forEach((name, moment) -> tensors.put("second." + name, TensorTransfer.toTensor(moment)));
        return tensors;
    }

    /** Continues from {@link #toTensors}. */
    public void restore(Map<String, Tensor> tensors, long updates) {
        first.forEach(
                (name, moment) -> moment.set(required(tensors, "first." + name).toFloats()));
        second.forEach(
                (name, moment) -> moment.set(required(tensors, "second." + name).toFloats()));
        this.updates = updates;
    }

    @Override
    public void close() {
        arrays.close();
    }

    private static <T> T required(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "optimiser state lacks '" + name + "'; known: " + values.keySet());
        }
        return value;
    }
}
