package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.CrossEntropyLoss;
import java.util.List;

/** A way to train a classifier. */
public interface ClassifierMethod {
    String name();

    /** The options that it takes; {@link MethodOption#DROPOUT} is one of them. */
    List<MethodOption> options();

    CrossEntropyLoss loss(MethodOptions options);
}
