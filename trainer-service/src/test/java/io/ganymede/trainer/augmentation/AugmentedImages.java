package io.ganymede.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.engine.Gradients;
import java.util.stream.IntStream;

/** Small random images and what augmentations make of them. */
final class AugmentedImages {
    private static final long SEED = 9;

    private AugmentedImages() {}

    /** The stream that an augmentation, and whoever checks it, starts from. */
    static PhiloxStream stream() {
        return new PhiloxStream(SEED, "augmentation", 4);
    }

    /** Values in [-1, 1) of float64, so that differences are exact enough to be compared with gradients. */
    static NDArray random(NDManager arrays, Shape shape) {
        PhiloxStream stream = new PhiloxStream(SEED, "images", 0);
        double[] values = IntStream.range(0, Math.toIntExact(shape.size()))
                .mapToDouble(i -> 2 * stream.uniform() - 1)
                .toArray();
        return arrays.create(values, shape);
    }

    /** The gradient of {@code sum(weights * augmented)} with respect to the images. */
    static double[] gradient(NDManager arrays, Augmentation augmentation, NDArray images, NDArray weights) {
        NDArray x = images.duplicate();
        x.setRequiresGradient(true);
        try (Gradients gradients = Gradients.record()) {
            gradients.backward(
                    augmentation.apply(arrays, x, stream()).mul(weights).sum());
        }
        return x.getGradient().toDoubleArray();
    }

    /** Every augmentation here is affine in the images, so the difference that a pixel makes is its gradient, at any distance. */
    static void assertGradientIsWhatPixelsDo(NDManager arrays, Augmentation augmentation, Shape shape) {
        NDArray images = random(arrays, shape);
        NDArray weights = random(arrays, shape).mul(3).add(0.5);
        double[] gradient = gradient(arrays, augmentation, images, weights);
        double before = loss(arrays, augmentation, images, weights);
        double[] pixels = images.toDoubleArray();
        for (int i = 0; i < pixels.length; i++) {
            double[] moved = pixels.clone();
            moved[i] += 1;
            double after = loss(arrays, augmentation, arrays.create(moved, shape), weights);
            assertThat(gradient[i]).as("pixel %d", i).isCloseTo(after - before, within(1e-9));
        }
    }

    private static double loss(NDManager arrays, Augmentation augmentation, NDArray images, NDArray weights) {
        return augmentation.apply(arrays, images, stream()).mul(weights).sum().getDouble();
    }
}
