package io.ganymede.sampler.sampling;

import io.ganymede.common.image.Quantisation;
import io.ganymede.common.network.Shape;
import java.nio.FloatBuffer;

/** Images as the generator gives them: [N, C, H, W], float32 in [-1, 1]. */
public final class GeneratedImages {
    private final Shape shape;
    private final int count;
    private final float[] values;

    /** Takes over the array. */
    public GeneratedImages(Shape shape, int count, float[] values) {
        if (values.length != count * shape.elements()) {
            throw new IllegalArgumentException(
                    count + " images " + shape + " need " + count * shape.elements() + " values: got " + values.length);
        }
        this.shape = shape;
        this.count = count;
        this.values = values;
    }

    public int count() {
        return count;
    }

    /** [C, H, W]. */
    public Shape shape() {
        return shape;
    }

    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    /** As bytes by {@link Quantisation}, channels last. */
    public PixelBatch pixels() {
        int channels = shape.size(0);
        int plane = shape.size(1) * shape.size(2);
        byte[] pixels = new byte[values.length];
        for (int image = 0; image < count; image++) {
            int base = image * channels * plane;
            for (int c = 0; c < channels; c++) {
                for (int p = 0; p < plane; p++) {
                    pixels[base + p * channels + c] = Quantisation.pixel(values[base + c * plane + p]);
                }
            }
        }
        return new PixelBatch(count, shape.size(1), shape.size(2), channels, pixels);
    }
}
