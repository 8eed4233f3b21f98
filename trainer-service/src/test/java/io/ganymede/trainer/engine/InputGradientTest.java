package io.ganymede.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With {@code f = sum w x^3}: {@code df/dx = 3 w x^2}, {@code P = sum (df/dx)^2 = sum 9 w^2 x^4}, {@code dP/dw = 18 w x^4}. */
class InputGradientTest {
    private static final float[] X = {1, 2, -3};
    private static final float[] FIRST = {1.5f, -12, 54}; // 3 w x^2
    private static final float[] SECOND = {9, -288, 2916}; // 18 w x^4
    private static final float[] CUBES = {1, 8, -27};
    private static final int BLOCK = 1 << 19;

    private final EngineSession engine = EngineSession.open("cpu", 1);
    private final InputGradient gradient = new InputGradient(engine);
    private final NDArray w = engine.arrays().create(new float[] {0.5f, -1, 2});

    @AfterEach
    void close() {
        gradient.close();
        engine.close();
    }

    @Test
    void penaltyOnTheGradientIsDifferentiatedExactly() {
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray slope = gradient.at(step.create(X), this::cubic);
            recording.backward(slope.pow(2).sum());
            assertThat(slope.toFloatArray()).containsExactly(FIRST);
            assertThat(slope.getManager()).isSameAs(step);
        }
        assertThat(collected()).containsExactly(SECOND);
    }

    @Test
    void collectedGradientsSurviveAndNothingIsAddedToThem() {
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            // Given a gradient that an earlier loss left
            recording.backward(w.mul(step.create(new float[] {1, 10, 100})).sum());
            // When a gradient is taken and not used
            NDArray slope = gradient.at(step.create(X), this::cubic);
            assertThat(slope.toFloatArray()).containsExactly(FIRST);
            // Then the collected one is as it was
            assertThat(collected()).containsExactly(1, 10, 100);
        }
    }

    @Test
    void lossAndPenaltyTogetherLeaveTheGradientOfTheirSum() {
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray x = step.create(X);
            x.setRequiresGradient(true);
            NDArray score = cubic(x);
            NDArray penalty = gradient.of(score, x).pow(2).sum();
            recording.backward(score.sum().add(penalty)); // one pass serves the score and its gradient
        }
        float[] expected = new float[X.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = CUBES[i] + SECOND[i];
        }
        assertThat(collected()).containsExactly(expected);
    }

    @Test
    void pointIsAConstant() {
        w.setRequiresGradient(true);
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray source = step.create(X);
            source.setRequiresGradient(true);
            NDArray slope = gradient.at(source.mul(1), this::cubic);
            recording.backward(slope.pow(2).sum());
            assertThat(source.getGradient().toFloatArray()).containsOnly(0);
        }
    }

    @Test
    void batchesOfEverySizeAreServed() {
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            for (int size : new int[] {3, 3, 3, 5, 1, 3}) { // the engine specialises what it has seen twice
                NDArray x = step.full(new Shape(size, 2), 2f);
                NDArray slope = gradient.at(x, v -> v.pow(3));
                assertThat(slope.getShape()).isEqualTo(new Shape(size, 2));
                assertThat(slope.toFloatArray()).containsOnly(12);
            }
            assertThat(recording).isNotNull();
        }
    }

    @Test
    void stepsLeaveNoArraysBehind() {
        w.setRequiresGradient(true);
        penalised(w);
        int owned = engine.arrays().getManagedArrays().size();
        for (int i = 0; i < 5; i++) {
            penalised(w);
        }
        assertThat(engine.arrays().getManagedArrays()).hasSize(owned);
    }

    /** A parameter whose gradient holds its graph would keep five blocks or more of every step. */
    @Test
    void stepsLeaveNoNativeMemoryBehind() throws IOException {
        int steps = 30;
        NDArray weight = engine.arrays().ones(new Shape(BLOCK));
        weight.setRequiresGradient(true);
        for (int i = 0; i < 5; i++) {
            penalised(weight); // the allocator takes what a step needs
        }
        long before = residentBytes();
        for (int i = 0; i < steps; i++) {
            penalised(weight);
        }
        assertThat(residentBytes() - before).isLessThan(2L * steps * BLOCK * Float.BYTES);
    }

    @Test
    void gradientNeedsARecordingAndAWayToTheInput() {
        NDArray x = engine.arrays().create(X);
        assertThatThrownBy(() -> gradient.at(x, this::cubic)).isInstanceOf(IllegalStateException.class);
        try (Gradients recording = Gradients.record()) {
            assertThat(recording).isNotNull();
            assertThatThrownBy(() -> gradient.at(x, v -> w.mul(2))).isInstanceOf(EngineException.class);
        }
    }

    @Test
    void engineWithoutTheOperationSaysSo() {
        TorchScript unknown = new TorchScript("InputGradient", """
                class InputGradient(Module):
                  __parameters__ = []
                  __buffers__ = []
                  def forward(self: __torch__.InputGradient, score: Tensor, x: Tensor) -> Tensor:
                    return torch.gradient_of_the_future(score, x)
                """);
        assertThatThrownBy(() -> new InputGradient(engine, unknown))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INTERNAL))
                .hasMessageContaining("gradient penalties are unavailable")
                .hasMessageContaining("gradient_of_the_future");
    }

    private NDArray cubic(NDArray x) {
        return x.pow(3).mul(w);
    }

    private void penalised(NDArray weight) {
        try (NDManager step = engine.arrays().newSubManager();
                Gradients recording = Gradients.record()) {
            NDArray slope =
                    gradient.at(step.ones(weight.getShape()), x -> x.pow(3).mul(weight));
            recording.backward(slope.pow(2).sum());
        }
    }

    private static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private float[] collected() {
        try (NDArray collected = w.getGradient()) {
            return collected.toFloatArray();
        }
    }
}
