package io.ganymede.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.trainer.engine.EngineSession;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToyConvergenceTest {
    private static final int SAMPLES = 25;

    private final Path directory;

    ToyConvergenceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "concat",
                "projection",
                "ac-gan",
                "ac-gan-star",
                "ac-gan-star-plus",
                "am-gan",
                "conditional-activation",
                "reacgan"
            })
    void generatedImagesObeyTheirLabels(String method) {
        GanPlan plan = QuadrantImages.plan(method, 200, 1e-3, 1e-3, 1);
        try (DatasetSplit data = QuadrantImages.open(directory);
                EngineSession engine = EngineSession.open("cpu", 1);
                GanState state = GanState.initial(engine, plan)) {
            new GanTraining(engine, plan, state, data, new TrainingListener() {}).run(200);
            int right = 0;
            for (int label = 0; label < QuadrantImages.CLASSES; label++) {
                right += obedient(engine, state, label);
            }
            assertThat((double) right / SAMPLES / QuadrantImages.CLASSES).isGreaterThan(0.9);
        }
    }

    /** Images of a class whose brightest quadrant is the class's. */
    private static int obedient(EngineSession engine, GanState state, int label) {
        try (NDManager step = engine.arrays().newSubManager()) {
            NDArray z = step.randomNormal(0, 1, new Shape(SAMPLES, 8), DataType.FLOAT32);
            NDArray y = step.zeros(new Shape(SAMPLES, QuadrantImages.CLASSES));
            y.set(new ai.djl.ndarray.index.NDIndex(":, " + label), 1);
            float[] pixels = state.average()
                    .forward(step, Map.of("z", z, "y", y), false)
                    .value("image")
                    .toFloatArray();
            int right = 0;
            int size = QuadrantImages.SIDE * QuadrantImages.SIDE;
            for (int i = 0; i < SAMPLES; i++) {
                double[] brightness = new double[QuadrantImages.CLASSES];
                for (int p = 0; p < size; p++) {
                    brightness[QuadrantImages.quadrant(p)] += pixels[i * size + p];
                }
                int brightest = 0;
                for (int quadrant = 1; quadrant < brightness.length; quadrant++) {
                    brightest = brightness[quadrant] > brightness[brightest] ? quadrant : brightest;
                }
                right += brightest == label ? 1 : 0;
            }
            return right;
        }
    }
}
