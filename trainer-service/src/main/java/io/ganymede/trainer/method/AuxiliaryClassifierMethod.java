package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.AdversarialObjective;
import io.ganymede.trainer.loss.AuxiliaryClassifierObjective;
import io.ganymede.trainer.loss.AuxiliaryClassifierObjective.OnGenerated;
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
 * The AC-GAN family: beside its adversarial score the discriminator classifies images, which it sees without labels. Sources:
 * Odena et al. 2017, arXiv 1610.09585 (AC-GAN); Zhou et al. 2017, arXiv 1703.02000, sections 2.2 (AC-GAN*), 5.3 (AC-GAN*+) and
 * 7.1.1 (GAN*, whose weight 0.1 is that of released code).
 *
 * @param name of the member
 * @param options of the member
 * @param onGenerated what the classifier learns from generated images
 */
record AuxiliaryClassifierMethod(String name, List<Option> options, OnGenerated onGenerated) implements GanMethod {
    private static final Option DISCRIMINATOR_WEIGHT = Weights.discriminator(1);
    private static final Option WEAK_DISCRIMINATOR_WEIGHT = Weights.discriminator(0.1);
    private static final Option GENERATOR_WEIGHT = Weights.generator(1);
    private static final Option GENERATED_WEIGHT =
            Option.number("generatedWeight", 1, 0, 100, "weight of the discriminator's class term on generated images");

    static final AuxiliaryClassifierMethod AC_GAN = new AuxiliaryClassifierMethod(
            "ac-gan",
            List.of(LabelOptions.PREDEFINED_FIRST, DISCRIMINATOR_WEIGHT, GENERATED_WEIGHT, GENERATOR_WEIGHT),
            OnGenerated.TARGET);
    static final AuxiliaryClassifierMethod AC_GAN_STAR = new AuxiliaryClassifierMethod(
            "ac-gan-star",
            List.of(LabelOptions.PREDEFINED_FIRST, DISCRIMINATOR_WEIGHT, GENERATOR_WEIGHT),
            OnGenerated.NOTHING);
    static final AuxiliaryClassifierMethod AC_GAN_STAR_PLUS = new AuxiliaryClassifierMethod(
            "ac-gan-star-plus",
            List.of(LabelOptions.PREDEFINED_FIRST, DISCRIMINATOR_WEIGHT, GENERATED_WEIGHT, GENERATOR_WEIGHT),
            OnGenerated.UNIFORM);
    static final AuxiliaryClassifierMethod GAN_STAR = new AuxiliaryClassifierMethod(
            "gan-star", List.of(LabelOptions.DYNAMIC_FIRST, WEAK_DISCRIMINATOR_WEIGHT), OnGenerated.NOTHING);

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("non-saturating");
    }

    @Override
    public LabelUse labels(Options options) {
        return LabelUse.CLASSES;
    }

    @Override
    public boolean conditional(Options options) {
        return LabelOptions.predefined(options);
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        return new DiscriminatorDesign(
                List.of(
                        Head.linear(DiscriminatorDesign.ADVERSARIAL, 1),
                        Head.linear(DiscriminatorDesign.CLASSES, labels)),
                0,
                LabelInput.NONE,
                conditional(options));
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        return new AuxiliaryClassifierObjective(
                new AdversarialObjective(Objects.requireNonNull(loss)),
                LabelOptions.target(options),
                options.number(DISCRIMINATOR_WEIGHT),
                onGenerated,
                weight(options, GENERATED_WEIGHT),
                weight(options, GENERATOR_WEIGHT));
    }

    /** 0 for a member that has no such term. */
    private double weight(Options options, Option option) {
        return this.options.contains(option) ? options.number(option) : 0;
    }
}
