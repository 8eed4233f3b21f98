package io.ganymede.trainer.training;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.Manifests;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.image.Quantisation;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.trainer.network.ImageSpace;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The usual toy of eight Gaussians on a circle, as images of two channels and one pixel. Two neighbours are of one class.
 */
final class RingOfGaussians {
    static final int MODES = 8;
    static final int CLASSES = 4;
    static final double RADIUS = 0.7;
    static final double DEVIATION = 0.04;

    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    static final ImageSpace SPACE = new ImageSpace(Shape.of(2, 1, 1), LabelSpace.ofClasses(NAMES));

    private static final int POINTS = 8000;

    private RingOfGaussians() {}

    static double x(int mode) {
        return RADIUS * Math.cos(2 * Math.PI * mode / MODES);
    }

    static double y(int mode) {
        return RADIUS * Math.sin(2 * Math.PI * mode / MODES);
    }

    /** The class of a mode. */
    static int label(int mode) {
        return mode * CLASSES / MODES;
    }

    /** The mode nearest to a point. */
    static int nearest(double x, double y) {
        int nearest = 0;
        for (int mode = 1; mode < MODES; mode++) {
            nearest = distance(x, y, mode) < distance(x, y, nearest) ? mode : nearest;
        }
        return nearest;
    }

    /** Distance of a point to the middle of a mode. */
    static double distance(double x, double y, int mode) {
        return Math.hypot(x - x(mode), y - y(mode));
    }

    /** Writes and opens a split. */
    static DatasetSplit open(Path directory) {
        PhiloxStream random = new PhiloxStream(5, "ring", 0);
        float[] noise = new float[2 * POINTS];
        random.normal(noise);
        byte[] pixels = new byte[2 * POINTS];
        long[] labels = new long[POINTS];
        for (int i = 0; i < POINTS; i++) {
            int mode = i % MODES;
            labels[i] = label(mode);
            pixels[2 * i] = Quantisation.pixel((float) (x(mode) + DEVIATION * noise[2 * i]));
            pixels[2 * i + 1] = Quantisation.pixel((float) (y(mode) + DEVIATION * noise[2 * i + 1]));
        }
        Path file = directory.resolve("ring.safetensors");
        SafetensorsWriter.write(
                file,
                Map.of(
                        "images", Tensor.ofBytes(List.of((long) POINTS, 2L, 1L, 1L), pixels),
                        "labels", Tensor.ofLongs(List.of((long) POINTS), labels)),
                Map.of());
        return DatasetSplit.open(file, manifest(), "train");
    }

    private static DatasetManifest manifest() {
        ArtifactRef file = new ArtifactRef("ring", "0".repeat(64), 0);
        SplitDescription split =
                SplitDescription.ofClasses(file, Collections.nCopies(CLASSES, (long) POINTS / CLASSES));
        return Manifests.ofClasses("ring", SPACE.shape(), NAMES, Map.of("train", split, "test", split));
    }
}
