package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.NonSaturatingLoss;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import java.util.List;

/**
 * Conditional GAN: the label is fed to both networks, and the discriminator's one logit judges image and label together.
 * Sources: Mirza and Osindero 2014, arXiv 1411.1784; Gauthier 2014.
 */
record ConditionalGan() implements GanMethod {
    @Override
    public String name() {
        return "cgan";
    }

    @Override
    public List<MethodOption> options() {
        return List.of(MethodOption.LABEL_SMOOTHING, MethodOption.INPUT_NOISE, MethodOption.DROPOUT);
    }

    @Override
    public DiscriminatorDesign design(int classes, MethodOptions options) {
        return new DiscriminatorDesign(
                List.of(new Head(DiscriminatorDesign.ADVERSARIAL, 1)),
                true,
                options.value(MethodOption.INPUT_NOISE),
                options.value(MethodOption.DROPOUT));
    }

    @Override
    public AdversarialLoss loss(MethodOptions options) {
        return new NonSaturatingLoss(options.value(MethodOption.LABEL_SMOOTHING));
    }
}
