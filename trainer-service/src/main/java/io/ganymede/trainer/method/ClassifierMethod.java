package io.ganymede.trainer.method;

import io.ganymede.trainer.augmentation.FlipAndCrop;
import io.ganymede.trainer.loss.CrossEntropyLoss;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/** A way to train a classifier. */
public interface ClassifierMethod {
    String name();

    /** The options that it takes. */
    List<Option> options();

    CrossEntropyLoss loss(Options options);

    /** What happens to training images before they are normalised. */
    FlipAndCrop augmentation(Options options);
}
