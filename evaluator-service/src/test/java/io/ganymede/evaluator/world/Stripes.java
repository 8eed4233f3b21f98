package io.ganymede.evaluator.world;

import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Shape;
import java.util.List;

/** Images of three kinds of stripes, 8 x 8, with noise. */
public final class Stripes {
    public static final Shape SHAPE = Shape.of(1, 8, 8);
    public static final List<String> CLASSES = List.of("rows", "columns", "diagonals");
    /** The same in other words: one attribute of the group holds; the last one says nothing of the image. */
    public static final ConditionSpace ATTRIBUTES = ConditionSpace.ofAttributes(
            List.of(
                    Attribute.binary("rows"),
                    Attribute.binary("columns"),
                    Attribute.binary("diagonals"),
                    Attribute.real("weight", 0, 4)),
            List.of(new AttributeGroup("stripes", CLASSES, true)));

    static final int SIDE = 8;

    private Stripes() {}

    /** The pure pattern of a class at a pixel: -1 or 1. */
    static float pattern(int label, int row, int column) {
        int phase = label == 0 ? row : label == 1 ? column : row + column;
        return phase % 4 < 2 ? 1f : -1f;
    }

    /** A noisy image as bytes, {@code [1, 8, 8]}. */
    static byte[] image(int label, long seed) {
        float[] noise = new float[SIDE * SIDE];
        new PhiloxStream(seed, "stripes", 0).normal(noise);
        byte[] pixels = new byte[noise.length];
        for (int i = 0; i < pixels.length; i++) {
            float value = 0.6f * pattern(label, i / SIDE, i % SIDE) + 0.2f * noise[i];
            pixels[i] = (byte) (int) Math.max(0, Math.min(255, 127.5f * value + 128));
        }
        return pixels;
    }
}
