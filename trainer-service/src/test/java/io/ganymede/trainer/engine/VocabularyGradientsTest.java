package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.InstanceNorm;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.NetworkInput;
import io.ganymede.common.network.Offset;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.UniformLatent;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * First and second derivatives of every operation. For {@code L = sum(r tanh(out))} and the penalty {@code P = |dL/dx|^2}, the
 * gradient of {@code L + P} that the engine gives for inputs and parameters is compared with central differences.
 */
class VocabularyGradientsTest {
    private static final int BATCH = 3;
    private static final float STEP = 4e-3f;

    /** Rounding of L + P in float32 over the step, and the third derivative. */
    private static final double TOLERANCE = 0.02;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void derivativesAreThoseOfTheValue(String name, NetworkDescription description, boolean training) {
        Map<String, Tensor> at = new LinkedHashMap<>(Initialisation.he().parameters(description, 2));
        description.inputs().forEach(input -> at.put(input.name(), batch(input)));
        Penalised penalised = penalised(description, at, training);
        penalised.gradients.forEach((variable, found) -> {
            for (int i = 0; i < found.length; i++) {
                double above = penalised(description, moved(at, variable, i, STEP), training).value;
                double below = penalised(description, moved(at, variable, i, -STEP), training).value;
                double expected = (above - below) / (2 * STEP);
                assertThat((double) found[i])
                        .as("%s[%d]", variable, i)
                        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void aStepLeavesNothingInTheNetwork(String name, NetworkDescription description, boolean training) {
        try (DjlNetwork network =
                new DjlNetwork(engine.arrays(), description, Initialisation.he().parameters(description, 2))) {
            Map<String, NDArray> inputs = new LinkedHashMap<>();
            description
                    .inputs()
                    .forEach(input -> inputs.put(input.name(), TensorTransfer.toArray(engine.arrays(), batch(input))));
            int owned = engine.arrays().getManagedArrays().size();
            for (boolean mode : new boolean[] {true, false}) {
                try (NDManager step = engine.arrays().newSubManager()) {
                    network.forward(step, own(step, inputs), mode);
                    network.initialiseFromData(step, own(step, inputs));
                }
            }
            assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
        }
    }

    @Test
    void theTableCoversTheWholeVocabulary() {
        Set<Class<?>> tested = new HashSet<>();
        networks().map(row -> (NetworkDescription) row.get()[1]).forEach(network -> network.nodes()
                .forEach(node -> tested.add(node.operation().getClass())));
        assertThat(tested).contains(Operation.class.getPermittedSubclasses());
    }

    static Stream<Arguments> networks() {
        WeightNormalisation spectral = WeightNormalisation.SPECTRAL;
        WeightNormalisation weight = WeightNormalisation.WEIGHT;
        return Stream.of(
                vector("dense", new Dense(3, true)),
                vector("spectral dense", new Dense(3, true, spectral)),
                vector("weight-normalised dense", new Dense(3, true, weight)),
                image("convolution", new Convolution(2, 3, 2, 1, true)),
                image("spectral convolution", new Convolution(2, 3, 2, 1, true, spectral)),
                image("weight-normalised convolution", new Convolution(2, 3, 2, 1, true, weight)),
                image("transposed convolution", new TransposedConvolution(2, 3, 2, 1, 1, true)),
                image("spectral transposed convolution", new TransposedConvolution(1, 3, 2, 1, 0, true, spectral)),
                image(
                        "weight-normalised transposed convolution",
                        new TransposedConvolution(1, 3, 2, 1, 0, true, weight)),
                image("leaky relu", new LeakyRelu(0.2)),
                image("relu", new Relu()),
                image("sigmoid", new Sigmoid()),
                vector("uniform latent", new UniformLatent()),
                image("maxout of an image", new Maxout(2)),
                vector("maxout of a vector", new Maxout(2)),
                image("max-pooling", new MaxPooling(2, 2, true)),
                image("average pooling", new AveragePooling(2, 2, true)),
                image("global average pooling", new GlobalAveragePooling()),
                image("global sum pooling", new GlobalSumPooling()),
                image("instance norm", new InstanceNorm(0.1)),
                image("up-sampling", new NearestUpsampling(2)),
                image("flatten and reshape", new Flatten(), new Reshape(Shape.of(2, 1, 6))),
                image("pixel shuffle", new Convolution(4, 1, 1, 0, true, weight), new PixelShuffle(2)),
                image("noise", new GaussianNoise(1), new Dropout(0.5)),
                image("gain", new Gain(0.7)),
                image("offset", new Offset()),
                image("slice", new Slice(1, 1)),
                vector("planes", new Planes(2, 2)),
                training(image("batch norm", new BatchNorm(0.1, 0.1))),
                training(Arguments.of(
                        "conditional batch norm",
                        start("net", Shape.of(2, 2, 3))
                                .input("y", Shape.of(2))
                                .node("norm", new ConditionalBatchNorm(0.1, 0.1), "tanh", "y")
                                .output("value")
                                .build(),
                        true)),
                Arguments.of(
                        "inner product",
                        start("net", Shape.of(4))
                                .node("other", new Dense(4, true))
                                .node("joined", new Concat(), "tanh", "other")
                                .node("half", new Slice(2, 4))
                                .node("product", new InnerProduct(), "half", "tanh")
                                .output("value")
                                .build(),
                        false),
                Arguments.of(
                        "attention",
                        start("net", Shape.of(2, 2, 3))
                                .node("key", new AveragePooling(2, 2, true))
                                .node("value", new Convolution(2, 1, 1, 0, false), "key")
                                .node("attention", new Attention(), "tanh", "key", "value")
                                .node("sum", new Add(), "attention", "tanh")
                                .output("value")
                                .build(),
                        false));
    }

    private static Arguments vector(String name, Operation... operations) {
        return Arguments.of(name, line(Shape.of(4), operations), false);
    }

    private static Arguments image(String name, Operation... operations) {
        return Arguments.of(name, line(Shape.of(2, 2, 3), operations), false);
    }

    private static Arguments training(Arguments inference) {
        return Arguments.of(inference.get()[0], inference.get()[1], true);
    }

    private static NetworkDescription line(Shape shape, Operation... operations) {
        NetworkBuilder network = start("net", shape);
        for (int i = 0; i < operations.length; i++) {
            network.node("node" + i, operations[i]);
        }
        return network.output("value").build();
    }

    /** The input bent, so that second derivatives reach the operation from both sides. */
    private static NetworkBuilder start(String name, Shape shape) {
        return new NetworkBuilder(name).input("x", shape).node("tanh", new Tanh());
    }

    private static Tensor batch(NetworkInput input) {
        float[] values = new float[BATCH * input.shape().elements()];
        new PhiloxStream(9, input.name(), 0).normal(values);
        List<Long> shape = new ArrayList<>(List.of((long) BATCH));
        input.shape().dimensions().forEach(size -> shape.add((long) size));
        return Tensor.ofFloats(shape, values);
    }

    private static Map<String, Tensor> moved(Map<String, Tensor> at, String variable, int index, float by) {
        Tensor tensor = Objects.requireNonNull(at.get(variable));
        float[] values = tensor.toFloats();
        values[index] += by;
        Map<String, Tensor> moved = new LinkedHashMap<>(at);
        moved.put(variable, Tensor.ofFloats(tensor.shape(), values));
        return moved;
    }

    /** Views that belong to the step. */
    private static Map<String, NDArray> own(NDManager step, Map<String, NDArray> inputs) {
        Map<String, NDArray> views = new LinkedHashMap<>();
        inputs.forEach((name, array) -> views.put(name, StepView.of(step, array)));
        return views;
    }

    /** L + P and its gradient; with arrays of its own, as the first pass back leaves a graph in them. */
    private Penalised penalised(NetworkDescription description, Map<String, Tensor> at, boolean training) {
        try (NDManager arrays = engine.arrays().newSubManager();
                DjlNetwork network = new DjlNetwork(arrays, description, at);
                Gradients gradients = Gradients.record()) {
            Map<String, NDArray> inputs = new LinkedHashMap<>();
            for (NetworkInput input : description.inputs()) {
                inputs.put(input.name(), TensorTransfer.toArray(arrays, Objects.requireNonNull(at.get(input.name()))));
            }
            Map<String, NDArray> variables = new LinkedHashMap<>(inputs);
            variables.putAll(network.trainable());
            variables.values().forEach(variable -> variable.setRequiresGradient(true));

            NDArray value =
                    network.forward(arrays, inputs, training).value("value").tanh();
            float[] upstream = new float[Math.toIntExact(value.size())];
            new PhiloxStream(10, "upstream", 0).normal(upstream);
            NDArray loss = value.mul(arrays.create(upstream, value.getShape())).sum();
            JniUtils.backward((PtNDArray) loss, (PtNDArray) arrays.ones(loss.getShape()), true, true);
            NDArray penalty = Objects.requireNonNull(variables.get("x"))
                    .getGradient()
                    .square()
                    .sum();
            double total = (double) loss.getFloat() + penalty.getFloat();
            gradients.backward(penalty);
            Map<String, float[]> found = new LinkedHashMap<>();
            variables.forEach(
                    (name, variable) -> found.put(name, variable.getGradient().toFloatArray()));
            return new Penalised(total, found);
        }
    }

    private static final class Penalised {
        final double value;
        final Map<String, float[]> gradients;

        Penalised(double value, Map<String, float[]> gradients) {
            this.value = value;
            this.gradients = gradients;
        }
    }
}
