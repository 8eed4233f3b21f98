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
 * Projection discriminator: one score {@code w h + b + <V y, h>} judges image and label together; the generator is told the
 * label. Source: Miyato and Koyama 2018, "cGANs with Projection Discriminator", arXiv 1802.05637. V y is linear in y, so
 * attributes will do as well as classes.
 */
record ProjectionMethod() implements GanMethod {
    @Override
    public String name() {
        return "projection";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("hinge");
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
                List.of(Head.projection(DiscriminatorDesign.ADVERSARIAL)), labels, LabelInput.NONE, true);
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        return new AdversarialObjective(Objects.requireNonNull(loss));
    }
}
