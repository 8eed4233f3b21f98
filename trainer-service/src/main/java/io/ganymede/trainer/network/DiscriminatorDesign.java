package io.ganymede.trainer.network;

import java.util.List;

/**
 * What a training method asks of a discriminator, whatever its architecture.
 *
 * @param heads outputs, each a vector of logits
 * @param labelled whether the label {@code y} is an input
 * @param inputNoise standard deviation of the noise added to images in training, 0 for none
 * @param dropout share of features set to zero after each block in training, in [0, 1)
 */
public record DiscriminatorDesign(List<Head> heads, boolean labelled, double inputNoise, double dropout) {
    /** Name of the head with one logit: real or generated. */
    public static final String ADVERSARIAL = "adversarial";
    /** Name of the head with a logit per class. */
    public static final String CLASSES = "classes";

    /**
     * One output.
     *
     * @param name name of the output
     * @param logits its length
     */
    public record Head(String name, int logits) {}

    public DiscriminatorDesign {
        heads = List.copyOf(heads);
    }
}
