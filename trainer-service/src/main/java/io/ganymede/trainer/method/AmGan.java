package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AmGanLoss;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import java.util.List;

/**
 * AM-GAN with predefined labels: the discriminator sees the image alone and tells K classes and "generated" apart; the
 * generator is told its class. Source: Zhou et al. 2017, arXiv 1703.02000, section 4.1.
 */
record AmGan() implements GanMethod {
    @Override
    public String name() {
        return "am-gan";
    }

    @Override
    public List<MethodOption> options() {
        return List.of(MethodOption.LABEL_SMOOTHING, MethodOption.INPUT_NOISE, MethodOption.DROPOUT);
    }

    @Override
    public DiscriminatorDesign design(int classes, MethodOptions options) {
        return new DiscriminatorDesign(
                List.of(new Head(DiscriminatorDesign.CLASSES, classes)),
                false,
                options.value(MethodOption.INPUT_NOISE),
                options.value(MethodOption.DROPOUT));
    }

    @Override
    public AdversarialLoss loss(MethodOptions options) {
        return new AmGanLoss(options.value(MethodOption.LABEL_SMOOTHING));
    }
}
