package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The network {@code w x} of two weights, whose gradient is x: it is given to an optimiser as one pleases. */
final class OptimizerFixture implements AutoCloseable {
    static final double RATE = 0.01;
    private static final int UPDATES = 6;
    /** Float32 weights near 1 after a few updates. */
    private static final float TOLERANCE = 1e-6f;

    private static final NetworkDescription PRODUCT = new NetworkBuilder("product")
            .input("x", Shape.of(2))
            .node("dense", new Dense(1, false))
            .output("value")
            .build();
    private static final double[] START = {0.5, -1};

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final Function<OptimizerFixture, Optimizer> maker;
    private DjlNetwork network;
    private Optimizer optimizer;

    /** @param maker makes the optimiser of the fixture's network */
    OptimizerFixture(Function<OptimizerFixture, Optimizer> maker) {
        this.maker = maker;
        this.network = network(Map.of(
                "dense.weight", Tensor.ofFloats(List.of(1L, 2L), new float[] {(float) START[0], (float) START[1]})));
        this.optimizer = maker.apply(this);
    }

    /** One weight's formula in float64, with whatever it remembers. */
    @FunctionalInterface
    interface Reference {
        /**
         * The weight after an update.
         *
         * @param update counted from 1
         */
        double next(int update, double weight, double gradient);
    }

    NDManager arrays() {
        return engine.arrays();
    }

    DjlNetwork network() {
        return network;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** Compares both weights with a formula over several updates; each weight has a reference of its own. */
    void assertFollows(Reference... references) {
        double[] weights = START.clone();
        for (int update = 1; update <= UPDATES; update++) {
            float[] gradient = {update, -2f / update};
            update(gradient);
            float[] found = weights();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = references[i].next(update, weights[i], gradient[i]);
                assertThat(found[i])
                        .as("weight %d after update %d", i, update)
                        .isCloseTo((float) weights[i], within(TOLERANCE));
            }
        }
        assertThat(optimizer.updates()).isEqualTo(UPDATES);
    }

    /** Continues from saved tensors in a network and an optimiser of their own, and compares bytes. */
    void assertRestoresExactly(String... states) {
        update(3, 4);
        update(-1, 0.5f);
        Map<String, Tensor> saved = optimizer.toTensors();
        assertThat(saved.keySet()).containsExactlyInAnyOrder(states);
        long updates = optimizer.updates();
        Map<String, Tensor> weights = network.toTensors();
        update(-1, 2);
        update(0.3f, 7);
        float[] uninterrupted = weights();
        closeParts();
        network = network(weights);
        optimizer = maker.apply(this);
        optimizer.restore(saved, updates);
        update(-1, 2);
        update(0.3f, 7);
        assertThat(weights()).containsExactly(uninterrupted);
    }

    void assertUpdatesLeaveNothingBehind() {
        update(3, 4);
        int owned = engine.arrays().getManagedArrays().size();
        try (NDManager step = arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            recording.backward(loss(step, 1, 2));
            optimizer.update(RATE);
        }
        assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
        try (NDArray left = network.parameter("dense.weight").getGradient()) {
            assertThat(left.toFloatArray()).containsOnly(0);
        }
    }

    /** An update with the given gradient. */
    void update(float... gradient) {
        try (NDManager step = arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            recording.backward(loss(step, gradient));
            optimizer.update(RATE);
        }
    }

    float[] weights() {
        return network.parameter("dense.weight").toFloatArray();
    }

    /** A loss with the given gradient. */
    NDArray loss(NDManager step, float... gradient) {
        NDArray x = step.create(gradient, new ai.djl.ndarray.types.Shape(1, 2));
        return network.forward(step, Map.of("x", x), true).value("value").sum();
    }

    private DjlNetwork network(Map<String, Tensor> weights) {
        DjlNetwork made = new DjlNetwork(engine.arrays(), PRODUCT, weights);
        made.requireGradients(true);
        return made;
    }

    private void closeParts() {
        optimizer.close();
        network.close();
    }

    @Override
    public void close() {
        closeParts();
        engine.close();
    }
}
