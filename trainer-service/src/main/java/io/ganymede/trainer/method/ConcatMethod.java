package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.AdversarialObjective;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conditional GAN: the label is fed to both networks, and the discriminator's one logit judges image and label together.
 * Sources: Mirza and Osindero 2014, arXiv 1411.1784, equation 2; Gauthier 2014 (label beside the dense code).
 */
record ConcatMethod() implements GanMethod {
    private static final String CODE = "code";
    private static final Option LABEL_INPUT = Option.choice(
            "labelInput",
            List.of("planes", CODE),
            "where the label joins the image: planes beside its channels, or code, beside the dense features");

    @Override
    public String name() {
        return "concat";
    }

    @Override
    public List<Option> options() {
        return List.of(LABEL_INPUT);
    }

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("non-saturating");
    }

    @Override
    public LabelUse labels(Options options) {
        return LabelUse.ANY;
    }

    @Override
    public boolean conditional(Options options) {
        return true;
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        return new DiscriminatorDesign(
                List.of(Head.linear(DiscriminatorDesign.ADVERSARIAL, 1)),
                labels,
                options.choice(LABEL_INPUT).equals(CODE) ? LabelInput.CODE : LabelInput.PLANES,
                true);
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        return new AdversarialObjective(Objects.requireNonNull(loss));
    }
}
