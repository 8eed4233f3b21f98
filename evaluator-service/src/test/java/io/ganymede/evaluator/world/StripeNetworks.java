package io.ganymede.evaluator.world;

import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/** Networks with weights made by hand: what they do is known without training. */
public final class StripeNetworks {
    static final int LATENT = 6;
    static final int FEATURES = 8;

    private static final int PIXELS = Stripes.SIDE * Stripes.SIDE;
    private static final int CLASSES = Stripes.CLASSES.size();

    private StripeNetworks() {}

    /** Features: likeness to each class's pattern, then to random patterns; logits: the likenesses to the classes. */
    static NetworkDescription classifier() {
        return new NetworkBuilder("classifier")
                .input("x", Stripes.SHAPE)
                .node("flat", new Flatten())
                .node("embed", new Dense(FEATURES, true))
                .node("active", new Relu())
                .output("features")
                .node("head", new Dense(CLASSES, true))
                .output("logits")
                .build();
    }

    static Map<String, Tensor> classifierWeights() {
        float[] embed = new float[FEATURES * PIXELS];
        new PhiloxStream(1, "embed", 0).normal(embed);
        float[] head = new float[CLASSES * FEATURES];
        for (int label = 0; label < CLASSES; label++) {
            for (int i = 0; i < PIXELS; i++) {
                embed[label * PIXELS + i] = Stripes.pattern(label, i / Stripes.SIDE, i % Stripes.SIDE) / Stripes.SIDE;
            }
            head[label * FEATURES + label] = 1;
        }
        return Map.of(
                "embed.weight", floats(embed, FEATURES, PIXELS),
                "embed.bias", floats(new float[FEATURES], FEATURES),
                "head.weight", floats(head, CLASSES, FEATURES),
                "head.bias", floats(new float[CLASSES], CLASSES));
    }

    /** {@code image = tanh(W [z, y])}. */
    static NetworkDescription generator() {
        return new NetworkBuilder("generator")
                .input("z", Shape.of(LATENT))
                .input("y", Shape.of(CLASSES))
                .node("zy", new Concat(), "z", "y")
                .node("draw", new Dense(PIXELS, true))
                .node("picture", new Reshape(Stripes.SHAPE))
                .node("squash", new Tanh())
                .output("image")
                .build();
    }

    /**
     * Weights that draw the class's pattern with a strength of {@code obedience}, and random patterns by z.
     *
     * @param obedience 0 (every class alike) to 1
     */
    static Map<String, Tensor> generatorWeights(float obedience) {
        float[] draw = new float[PIXELS * (LATENT + CLASSES)];
        new PhiloxStream(2, "draw", 0).normal(draw);
        for (int i = 0; i < PIXELS; i++) {
            for (int j = 0; j < LATENT; j++) {
                draw[i * (LATENT + CLASSES) + j] *= 0.1f;
            }
            for (int label = 0; label < CLASSES; label++) {
                draw[i * (LATENT + CLASSES) + LATENT + label] =
                        0.7f * obedience * Stripes.pattern(label, i / Stripes.SIDE, i % Stripes.SIDE);
            }
        }
        return Map.of(
                "draw.weight", floats(draw, PIXELS, LATENT + CLASSES),
                "draw.bias", floats(new float[PIXELS], PIXELS));
    }

    private static Tensor floats(float[] values, long... shape) {
        return Tensor.ofFloats(Arrays.stream(shape).boxed().toList(), values);
    }
}
