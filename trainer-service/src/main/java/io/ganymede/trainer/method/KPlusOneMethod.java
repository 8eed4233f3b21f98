package io.ganymede.trainer.method;

import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AmGanObjective;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.loss.LabelGanObjective;
import io.ganymede.trainer.loss.LabelSmoothing;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * LabelGAN and AM-GAN: the discriminator sees the image alone and tells K classes and "generated" apart. Source: Zhou et al.
 * 2017, arXiv 1703.02000, sections 2.1 and 4.1, with dynamic labels (5.1), smoothing (appendices A and B) and images without
 * labels (appendix C).
 *
 * @param name of the member
 * @param labelOption which class a generated image is meant to be
 * @param targeted whether the generator is to reach that class, as in AM-GAN, or any real class, as in LabelGAN
 */
record KPlusOneMethod(String name, Option labelOption, boolean targeted) implements ClassHeadMethod {
    private static final String LEARNED = "learned";
    private static final Option GENERATED_LOGIT = Option.choice(
            "generatedLogit",
            List.of("constant", LEARNED),
            "the logit of 'generated': the constant 0, or an output of the discriminator");

    private static final Option BALANCE_WEIGHT = Option.number(
            "balanceWeight", 0, 0, 100, "weight of a generator's term that spreads its images over the classes");

    static final KPlusOneMethod LABEL_GAN = new KPlusOneMethod("label-gan", LabelOptions.DYNAMIC_FIRST, false);
    static final KPlusOneMethod AM_GAN = new KPlusOneMethod("am-gan", LabelOptions.PREDEFINED_FIRST, true);

    @Override
    public List<Option> options() {
        return List.of(
                labelOption,
                LabelSmoothing.REAL,
                LabelSmoothing.GENERATED,
                GENERATED_LOGIT,
                BALANCE_WEIGHT,
                UnlabelledOptions.USE,
                UnlabelledOptions.WEIGHT,
                UnlabelledOptions.CLASSES);
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        List<Head> heads = new ArrayList<>();
        heads.add(Head.linear(DiscriminatorDesign.CLASSES, UnlabelledOptions.classes(labels, options)));
        if (options.choice(GENERATED_LOGIT).equals(LEARNED)) {
            heads.add(Head.linear(LabelGanObjective.GENERATED, 1));
        }
        return new DiscriminatorDesign(heads, 0, LabelInput.NONE, conditional(options));
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        UnlabelledOptions.check(name, options);
        LabelGanObjective game = new LabelGanObjective(
                LabelSmoothing.of(options),
                UnlabelledOptions.use(options),
                options.number(UnlabelledOptions.WEIGHT),
                options.number(BALANCE_WEIGHT));
        return targeted ? new AmGanObjective(game, LabelOptions.target(options)) : game;
    }
}
