package io.ganymede.trainer.method;

import io.ganymede.common.job.OptionValue;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.ConditionalActivationObjective;
import io.ganymede.trainer.loss.ConditionalActivationObjective.Penalised;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conditional activation GAN (caGAN): a score for each attribute or class, of which an image trains those that it has. Source:
 * Cho 2020, IEEE Access 8, section 2.1. Its least-squares loss has no 1/2 in front of the squares, so {@code factor} is preset
 * to 1. An attribute A alone never says "not A": data sets bring not-A partners along.
 */
record ConditionalActivationMethod() implements GanMethod {
    private static final String ACTIVE_HEADS = "active-heads";
    private static final Option PENALTY_SCORE = Option.choice(
            "penaltyScore",
            List.of("all-heads", ACTIVE_HEADS),
            "the score whose slope a gradient penalty measures: the mean over all scores of an image, or over those of"
                    + " its attributes");

    @Override
    public String name() {
        return "conditional-activation";
    }

    @Override
    public List<Option> options() {
        return List.of(PENALTY_SCORE);
    }

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("least-squares");
    }

    @Override
    public Map<String, OptionValue> lossOptions() {
        return Map.of("factor", OptionValue.of(1));
    }

    @Override
    public LabelUse labels(Options options) {
        return LabelUse.BINARY;
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
        return new ConditionalActivationObjective(
                Objects.requireNonNull(loss),
                options.choice(PENALTY_SCORE).equals(ACTIVE_HEADS) ? Penalised.ACTIVE_HEADS : Penalised.ALL_HEADS);
    }
}
