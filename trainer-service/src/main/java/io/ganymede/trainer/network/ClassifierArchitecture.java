package io.ganymede.trainer.network;

import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** A family of classifiers. */
public interface ClassifierArchitecture {
    /** Input {@code x} [C, H, W], normalised per channel; outputs {@code features} and {@code logits} [K]. */
    String CLASSIFIER = "classifier";

    String name();

    /** What it can be tuned with. */
    List<Option> options();

    /** The classifier of images of a shape into so many classes; refuses what it cannot read with reason InvalidSpec. */
    NetworkDescription classifier(Shape image, int classes, Options options);
}
