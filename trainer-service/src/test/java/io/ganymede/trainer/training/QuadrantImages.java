package io.ganymede.trainer.training;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.job.AverageSpec;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.job.Specs;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.network.ImageSpace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A toy data set: 8x8 grey images of four classes, each with one bright quadrant; and plans that train on it. */
public final class QuadrantImages {
    public static final int CLASSES = 4;
    public static final int SIDE = 8;
    public static final ImageSpace SPACE =
            new ImageSpace(Shape.of(1, SIDE, SIDE), LabelSpace.ofClasses(List.of("a", "b", "c", "d")));
    /** Learning rate so small that float weights do not move. */
    public static final double FROZEN = 1e-30;

    private static final int IMAGES = 400;
    private static final int LATENT = 8;

    private QuadrantImages() {}

    /** The data set that {@link #write} writes both splits of. */
    public static DatasetManifest manifest() {
        return manifest(new ArtifactRef("quadrants", "0".repeat(64), 0));
    }

    /** As {@link #manifest()}, with the split's file. */
    public static DatasetManifest manifest(ArtifactRef file) {
        SplitDescription split =
                SplitDescription.ofClasses(file, Collections.nCopies(CLASSES, (long) IMAGES / CLASSES));
        return Manifests.ofClasses(
                "quadrants", SPACE.shape(), List.of("a", "b", "c", "d"), Map.of("train", split, "test", split));
    }

    /** Writes and opens a split. */
    public static DatasetSplit open(Path directory) {
        return DatasetSplit.open(write(directory), manifest(), "train");
    }

    /** Writes a split and returns its file. */
    public static Path write(Path directory) {
        PhiloxStream random = new PhiloxStream(3, "quadrants", 0);
        byte[] pixels = new byte[IMAGES * SIDE * SIDE];
        long[] labels = new long[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = i % CLASSES;
            for (int p = 0; p < SIDE * SIDE; p++) {
                boolean bright = quadrant(p) == labels[i];
                pixels[i * SIDE * SIDE + p] = (byte) ((bright ? 200 : 20) + random.nextInt(40));
            }
        }
        Path file = directory.resolve("quadrants.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "images", Tensor.ofBytes(List.of((long) IMAGES, 1L, (long) SIDE, (long) SIDE), pixels),
                        "labels", Tensor.ofLongs(List.of((long) IMAGES), labels)),
                Map.of());
        return file;
    }

    /** The quadrant that a pixel lies in, row-major. */
    public static int quadrant(int pixel) {
        return pixel / SIDE / (SIDE / 2) * 2 + pixel % SIDE / (SIDE / 2);
    }

    public static GanPlan plan(String method, long steps) {
        return plan(method, steps, 1e-3, 1e-3, 1);
    }

    public static GanPlan plan(
            String method, long steps, double generatorRate, double discriminatorRate, int discriminatorSteps) {
        return new GanPlan(
                SPACE, model(), settings(method, steps, generatorRate, discriminatorRate, discriminatorSteps));
    }

    public static ModelSpec model() {
        return new ModelSpec("tiny", Map.of("inputNoise", OptionValue.of(0.05)), LATENT);
    }

    public static TrainingSettings settings(
            String method, long steps, double generatorRate, double discriminatorRate, int discriminatorSteps) {
        return Specs.settings(
                steps,
                16,
                11,
                method,
                Map.of(),
                discriminatorSteps,
                Map.of("generator", adam(generatorRate), "discriminator", adam(discriminatorRate)),
                new AverageSpec(0.9, 2));
    }

    public static OptimizerSpec adam(double rate) {
        return Specs.adam(rate, 0.5, 0.999, "linear");
    }
}
