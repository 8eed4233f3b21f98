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

/** A GAN without labels: one score for real or generated. Source: Goodfellow et al. 2014, arXiv 1406.2661. */
record NoneMethod() implements GanMethod {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public List<Option> options() {
        return List.of(LabelOptions.NONE_FIRST);
    }

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("non-saturating");
    }

    @Override
    public LabelUse labels(Options options) {
        return conditional(options) ? LabelUse.CLASSES : LabelUse.NONE;
    }

    @Override
    public boolean conditional(Options options) {
        return LabelOptions.predefined(options);
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        return new DiscriminatorDesign(
                List.of(Head.linear(DiscriminatorDesign.ADVERSARIAL, 1)), 0, LabelInput.NONE, conditional(options));
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        return new AdversarialObjective(Objects.requireNonNull(loss));
    }
}
