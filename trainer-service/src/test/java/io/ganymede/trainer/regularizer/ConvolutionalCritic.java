package io.ganymede.trainer.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import io.ganymede.trainer.engine.EngineSession;
import io.ganymede.trainer.engine.Gradients;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A small critic in float64: convolution, leaky ReLU, convolution, leaky ReLU, dense; scores [N, 1] of images [N, 2, 6, 6]. It
 * compares the gradients of a penalty with central differences.
 */
final class ConvolutionalCritic implements Critic {
    private static final double STEP = 1e-5;
    /** Of 1 + the slope: rounding is of order 1e-16 / STEP times a penalty of some hundreds, truncation less. */
    private static final double TOLERANCE = 1e-7;

    private final EngineSession engine;
    /** Kernel and bias of the first convolution, of the second, weights of the dense layer. */
    private final List<NDArray> parameters;

    ConvolutionalCritic(EngineSession engine) {
        this.engine = engine;
        engine.seed(5);
        NDManager arrays = engine.arrays();
        this.parameters = List.of(
                normal(arrays, 3, 2, 3, 3),
                normal(arrays, 3),
                normal(arrays, 4, 3, 3, 3),
                normal(arrays, 4),
                normal(arrays, 1, 16));
    }

    /** Normal float64 numbers with deviation 1/2. */
    static NDArray normal(NDManager arrays, long... shape) {
        return arrays.randomNormal(0, 0.5f, new Shape(shape), DataType.FLOAT32).toType(DataType.FLOAT64, false);
    }

    @Override
    public NDArray score(NDArray x) {
        return score(x, parameters);
    }

    /** Compares d penalty / d parameter for every parameter. */
    void assertGradientsMatchDifferences(Function<Critic, NDArray> penalty) {
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
        try (Gradients recording = Gradients.record()) {
            recording.backward(penalty.apply(this));
        }
        List<double[]> derived = parameters.stream()
                .map(parameter -> parameter.getGradient().toDoubleArray())
                .toList();
        parameters.forEach(parameter -> parameter.setRequiresGradient(false));
        for (int p = 0; p < derived.size(); p++) {
            double[] gradient = derived.get(p);
            for (int i = 0; i < gradient.length; i++) {
                double above = moved(p, i, STEP, penalty);
                double below = moved(p, i, -STEP, penalty);
                assertThat(gradient[i])
                        .as("parameter %d, component %d", p, i)
                        .isCloseTo((above - below) / (2 * STEP), within(TOLERANCE * (1 + Math.abs(gradient[i]))));
            }
        }
        assertThat(Math.abs(derived.get(0)[0]))
                .as("a penalty that moves something")
                .isGreaterThan(1e-3);
    }

    private double moved(int parameter, int component, double shift, Function<Critic, NDArray> penalty) {
        double[] numbers = parameters.get(parameter).toDoubleArray();
        numbers[component] += shift;
        List<NDArray> values = new ArrayList<>(parameters);
        values.set(
                parameter,
                engine.arrays().create(numbers, parameters.get(parameter).getShape()));
        try (Gradients recording = Gradients.record()) {
            assertThat(recording).isNotNull();
            return penalty.apply(x -> score(x, values)).getDouble();
        }
    }

    private static NDArray score(NDArray x, List<NDArray> values) {
        NDArray first = convolution(x, values.get(0), values.get(1));
        NDArray second = convolution(first, values.get(2), values.get(3));
        return Linear.linear(second.reshape(x.getShape().get(0), -1), values.get(4))
                .singletonOrThrow();
    }

    private static NDArray convolution(NDArray x, NDArray kernel, NDArray bias) {
        NDArray y = Conv2d.conv2d(x, kernel, bias, new Shape(1, 1), new Shape(0, 0), new Shape(1, 1), 1)
                .singletonOrThrow();
        return Activation.leakyRelu(y, 0.2f);
    }
}
