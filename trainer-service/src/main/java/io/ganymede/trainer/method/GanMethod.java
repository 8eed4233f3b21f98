package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.network.DiscriminatorDesign;
import java.util.List;

/** A way to train a conditional GAN. */
public interface GanMethod {
    String name();

    /** The options that it takes. */
    List<MethodOption> options();

    /** What it asks of a discriminator for data of so many classes. */
    DiscriminatorDesign design(int classes, MethodOptions options);

    AdversarialLoss loss(MethodOptions options);
}
