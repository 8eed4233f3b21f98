package io.ganymede.trainer.network;

import io.ganymede.common.network.NetworkDescription;

/** A family of classifiers. */
public interface ClassifierArchitecture {
    /** Input {@code x} [C, H, W], normalised per channel; outputs {@code features} and {@code logits} [K]. */
    String CLASSIFIER = "classifier";

    String name();

    /**
     * The classifier.
     *
     * @param dropout share of features set to zero before the logits in training, in [0, 1)
     */
    NetworkDescription classifier(ImageSpace images, double dropout);
}
