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

    /**
     * {@code image = tanh(W [z, y])}.
     *
     * @param told length of y; without y when it is 0
     */
    static NetworkDescription generator(int told) {
        NetworkBuilder network = new NetworkBuilder("generator").input("z", Shape.of(LATENT));
        if (told > 0) {
            network.input("y", Shape.of(told)).node("zy", new Concat(), "z", "y");
        }
        return network.node("draw", new Dense(PIXELS, true))
                .node("picture", new Reshape(Stripes.SHAPE))
                .node("squash", new Tanh())
                .output("image")
                .build();
    }

    /**
     * Weights that draw the pattern of each of the first numbers of y with a strength of {@code obedience}, and random patterns
     * by z; without y the first numbers of z take its place.
     *
     * @param told length of y: 0, or at least that of the classes
     * @param obedience 0 (every class alike) to 1
     */
    static Map<String, Tensor> generatorWeights(int told, float obedience) {
        int inputs = LATENT + told;
        int first = told == 0 ? 0 : LATENT;
        float[] draw = new float[PIXELS * inputs];
        new PhiloxStream(2, "draw", 0).normal(draw);
        for (int i = 0; i < PIXELS; i++) {
            for (int j = 0; j < inputs; j++) {
                draw[i * inputs + j] *= j < LATENT ? 0.1f : 0;
            }
            for (int label = 0; label < CLASSES; label++) {
                draw[i * inputs + first + label] =
                        0.7f * obedience * Stripes.pattern(label, i / Stripes.SIDE, i % Stripes.SIDE);
            }
        }
        return Map.of(
                "draw.weight", floats(draw, PIXELS, inputs),
                "draw.bias", floats(new float[PIXELS], PIXELS));
    }

    private static Tensor floats(float[] values, long... shape) {
        return Tensor.ofFloats(Arrays.stream(shape).boxed().toList(), values);
    }
}
