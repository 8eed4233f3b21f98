package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AmGanObjective;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AM-GAN with predefined labels: the discriminator sees the image alone and tells K classes and "generated" apart; the
 * generator is told its class. Source: Zhou et al. 2017, arXiv 1703.02000, section 4.1.
 */
record AmGanMethod() implements GanMethod {
    private static final Option SMOOTHING =
            Option.number("smoothingReal", 0, 0, 0.49, "share of a real image's target that goes to 'generated'");

    @Override
    public String name() {
        return "am-gan";
    }

    @Override
    public List<Option> options() {
        return List.of(SMOOTHING);
    }

    @Override
    public List<String> losses() {
        return List.of();
    }

    @Override
    public LabelUse labels(Options options) {
        return LabelUse.CLASSES;
    }

    @Override
    public boolean conditional(Options options) {
        return true;
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        return new DiscriminatorDesign(
                List.of(Head.linear(DiscriminatorDesign.CLASSES, labels)), 0, LabelInput.NONE, true);
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        return new AmGanObjective(options.number(SMOOTHING));
    }
}
