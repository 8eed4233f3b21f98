package io.ganymede.trainer.method;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.CatGanObjective;
import io.ganymede.trainer.loss.CatGanObjective.Form;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CatGAN: the discriminator is a classifier that is to be unsure of generated images. Sources: Springenberg 2015, arXiv
 * 1511.06390; Zhou et al. 2017, arXiv 1703.02000, appendix B.
 */
record CatGanMethod() implements ClassHeadMethod {
    private static final String CROSS_ENTROPY = "cross-entropy";
    private static final Option FORM = Option.choice(
            "form",
            List.of("entropy", CROSS_ENTROPY),
            "how predictions on generated images are made sure or unsure: by their entropy, or by cross-entropy with a"
                    + " class and with the uniform distribution");
    private static final Option MARGINAL_WEIGHT = Option.number(
            "marginalWeight",
            1,
            0,
            100,
            "weight of the entropy of the mean prediction, which keeps all classes in use");

    @Override
    public String name() {
        return "cat-gan";
    }

    @Override
    public List<Option> options() {
        return List.of(
                LabelOptions.DYNAMIC_FIRST,
                FORM,
                MARGINAL_WEIGHT,
                UnlabelledOptions.PLAIN_USE,
                UnlabelledOptions.WEIGHT,
                UnlabelledOptions.CLASSES);
    }

    @Override
    public DiscriminatorDesign design(int labels, Options options) {
        return new DiscriminatorDesign(
                List.of(Head.linear(DiscriminatorDesign.CLASSES, UnlabelledOptions.classes(labels, options))),
                0,
                LabelInput.NONE,
                conditional(options));
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss loss) {
        UnlabelledOptions.check(name(), options);
        Form form = options.choice(FORM).equals(CROSS_ENTROPY) ? Form.CROSS_ENTROPY : Form.ENTROPY;
        if (form == Form.ENTROPY && conditional(options)) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "method 'cat-gan' with form 'entropy' asks generated images to be of some class, not of the one"
                            + " that the generator is told: ask for labels 'dynamic', or for form '" + CROSS_ENTROPY
                            + "'");
        }
        return new CatGanObjective(
                form,
                LabelOptions.target(options),
                options.number(MARGINAL_WEIGHT),
                UnlabelledOptions.use(options),
                options.number(UnlabelledOptions.WEIGHT));
    }
}
