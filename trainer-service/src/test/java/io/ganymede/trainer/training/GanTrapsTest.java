package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.engine.EngineSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GanTrapsTest {
    /** Far below any real update, far above one at the frozen rate. */
    private static final double FROZEN = 1e-20;

    private final EngineSession engine = EngineSession.open("cpu", 1);

    private final DatasetSplit data;

    GanTrapsTest(@TempDir Path directory) {
        this.data = QuadrantImages.open(directory);
    }

    @AfterEach
    void close() {
        data.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"concat", "am-gan"})
    void generatorsUpdateLeavesTheDiscriminatorAlone(String method) {
        // Given a discriminator whose own updates move nothing
        GanPlan plan = QuadrantImages.plan(method, 10, 1e-2, QuadrantImages.FROZEN, 1);
        try (GanState state = GanState.initial(engine, plan)) {
            Map<String, Tensor> discriminator = state.discriminator().toTensors();
            Map<String, Tensor> generator = state.generator().toTensors();
            // When both networks train a step
            train(plan, state, 1);
            // Then the generator has moved, the discriminator has not, and no gradient is left in it
            assertThat(equal(state.generator(), generator)).isFalse();
            state.discriminator().trainable().forEach((name, weight) -> assertThat(
                            distance(weight, discriminator, name))
                    .as(name)
                    .isLessThan(FROZEN));
            state.discriminator().requireGradients(true);
            assertNoGradients(state.discriminator());
            assertNoGradients(state.generator());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"concat", "am-gan"})
    void discriminatorsUpdateLeavesTheGeneratorAlone(String method) {
        GanPlan plan = QuadrantImages.plan(method, 10, QuadrantImages.FROZEN, 1e-2, 2);
        try (GanState state = GanState.initial(engine, plan)) {
            Map<String, Tensor> discriminator = state.discriminator().toTensors();
            Map<String, Tensor> generator = state.generator().toTensors();
            train(plan, state, 1);
            assertThat(equal(state.discriminator(), discriminator)).isFalse();
            state.generator().trainable().forEach((name, weight) -> assertThat(distance(weight, generator, name))
                    .as(name)
                    .isLessThan(FROZEN));
            assertThat(state.trained("discriminator").optimizer().updates()).isEqualTo(2);
            assertThat(state.trained("generator").optimizer().updates()).isEqualTo(1);
        }
    }

    @Test
    void labelReachesBothNetworks() {
        GanPlan plan = QuadrantImages.plan("concat", 10);
        try (GanState state = GanState.initial(engine, plan);
                NDManager step = engine.arrays().newSubManager()) {
            NDArray z = step.ones(new Shape(1, 8));
            NDArray first = step.create(new float[] {1, 0, 0, 0}, new Shape(1, 4));
            NDArray second = step.create(new float[] {0, 1, 0, 0}, new Shape(1, 4));
            assertThat(generate(state, step, z, first)).isNotEqualTo(generate(state, step, z, second));
            NDArray x = step.zeros(new Shape(1, 1, 8, 8));
            assertThat(judge(state, step, x, first)).isNotEqualTo(judge(state, step, x, second));
        }
    }

    @Test
    void averageCopiesFirstAndLagsThen() {
        GanPlan plan = QuadrantImages.plan("concat", 10, 1e-2, 1e-2, 1); // decay 0.9 after step 2
        try (GanState state = GanState.initial(engine, plan)) {
            train(plan, state, 2);
            Map<String, Tensor> second = state.generator().toTensors();
            assertThat(equal(state.average(), second)).isTrue();
            train(plan, state, 1);
            for (String name : List.of("conv1.weight", "norm1.running-mean", "norm1.running-variance")) {
                float before = Objects.requireNonNull(second.get(name)).toFloats()[0];
                float live = state.generator().parameter(name).toFloatArray()[0];
                float average = state.average().parameter(name).toFloatArray()[0];
                assertThat(live).as(name).isNotEqualTo(before);
                assertThat(average).as(name).isCloseTo(0.9f * before + 0.1f * live, within(1e-6f));
            }
        }
    }

    @Test
    void lossThatIsNoNumberStopsTheJob() {
        GanPlan plan = QuadrantImages.plan("concat", 10);
        try (GanState state = GanState.initial(engine, plan)) {
            state.discriminator().parameter("adversarial.bias").muli(0).addi(Float.NaN);
            GanTraining training = new GanTraining(engine, plan, state, data, new TrainingListener() {});
            assertThatThrownBy(() -> training.run(10)).isInstanceOfSatisfying(PlatformException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.NON_FINITE_LOSS);
                assertThat(e).hasMessageContaining("discriminator").hasMessageContaining("step 1");
            });
        }
    }

    @Test
    void stepsLeaveNoArraysBehind() {
        GanPlan plan = QuadrantImages.plan("am-gan", 10);
        try (GanState state = GanState.initial(engine, plan)) {
            train(plan, state, 2);
            int owned = arrays(engine.arrays());
            assertThat(owned).as("weights, buffers and moments").isGreaterThan(60);
            train(plan, state, 8);
            assertThat(arrays(engine.arrays())).isEqualTo(owned);
        }
    }

    /** Arrays of a manager and of all below it. */
    private static int arrays(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    private void train(GanPlan plan, GanState state, int steps) {
        WeightAverage average = new WeightAverage(plan.training().average(), engine.arrays());
        try (GanStep step = new GanStep(engine, plan, state, data)) {
            for (int i = 0; i < steps; i++) {
                step.train();
                state.advance();
                average.update(state.average(), state.generator(), state.step());
            }
        }
    }

    private static float[] generate(GanState state, NDManager step, NDArray z, NDArray y) {
        return state.generator()
                .forward(step, Map.of("z", z, "y", y), false)
                .value("image")
                .toFloatArray();
    }

    private static float[] judge(GanState state, NDManager step, NDArray x, NDArray y) {
        return state.discriminator()
                .forward(step, Map.of("x", x, "y", y), false)
                .value("adversarial")
                .toFloatArray();
    }

    /** Largest change of a weight. */
    private static double distance(NDArray weight, Map<String, Tensor> before, String name) {
        float[] old = Objects.requireNonNull(before.get(name)).toFloats();
        float[] now = weight.toFloatArray();
        return IntStream.range(0, old.length)
                .mapToDouble(i -> Math.abs((double) now[i] - old[i]))
                .max()
                .orElseThrow();
    }

    private static boolean equal(DjlNetwork network, Map<String, Tensor> values) {
        return network.toTensors().entrySet().stream()
                .allMatch(entry -> Objects.requireNonNull(values.get(entry.getKey()))
                        .bytes()
                        .equals(entry.getValue().bytes()));
    }

    private static void assertNoGradients(DjlNetwork network) {
        network.trainable().forEach((name, weight) -> {
            try (NDArray gradient = weight.getGradient()) {
                assertThat(gradient.toFloatArray()).as(name).containsOnly(0);
            }
        });
    }
}
