package io.ganymede.trainer.method;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.loss.AdversarialLosses;
import io.ganymede.trainer.loss.AdversarialObjective;
import io.ganymede.trainer.loss.ConditionalContrastiveLoss;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss;
import io.ganymede.trainer.loss.D2dCrossEntropyLoss.Form;
import io.ganymede.trainer.loss.EmbeddingLoss;
import io.ganymede.trainer.loss.EmbeddingObjective;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.DiscriminatorDesign;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ReACGAN and ContraGAN: beside its adversarial score the discriminator embeds images near proxies of their classes. Sources:
 * Kang et al. 2021, arXiv 2111.01118, with the settings for CIFAR-10; Kang and Park 2020, arXiv 2006.12681.
 *
 * @param name of the member
 * @param discriminatorWeight of the class term on real images
 * @param generatorWeight of the class term on generated images
 * @param own the options of its embedding loss
 * @param loss makes the embedding loss
 */
record EmbeddingMethod(
        String name,
        Option discriminatorWeight,
        Option generatorWeight,
        List<Option> own,
        Function<Options, EmbeddingLoss> loss)
        implements GanMethod {
    private static final String RELEASED = "released";
    private static final String GIVEN = "given";
    private static final Option EMBEDDING = Option.whole("embedding", 128, 2, 4096, "length of embeddings and proxies");
    private static final Option FORM = Option.choice(
            "form",
            List.of("paper", RELEASED),
            "the loss as the paper defines it, or as the authors' code, which weighs negatives down");
    private static final Option POSITIVE_MARGIN = Option.number(
            "positiveMargin", 0.98, -1, 1, "m_p: an image whose cosine with its proxy is above it is not pulled");
    private static final Option MARGINS =
            Option.choice("margins", List.of("symmetric", GIVEN), "m_n: 1 - m_p, or the option negativeMargin");
    private static final Option NEGATIVE_MARGIN = Option.number(
            "negativeMargin",
            0.02,
            -1,
            1,
            "with margins 'given', m_n: images of two classes whose cosine is below it are not pushed");
    private static final Option TEMPERATURE = temperature(0.5);
    private static final Option HIGH_TEMPERATURE = temperature(1);

    static final EmbeddingMethod REACGAN = new EmbeddingMethod(
            "reacgan",
            Weights.discriminator(0.5),
            Weights.generator(0.5),
            List.of(FORM, POSITIVE_MARGIN, MARGINS, NEGATIVE_MARGIN, TEMPERATURE),
            EmbeddingMethod::d2d);
    static final EmbeddingMethod CONTRAGAN = new EmbeddingMethod(
            "contragan",
            Weights.discriminator(1),
            Weights.generator(1),
            List.of(HIGH_TEMPERATURE),
            options -> new ConditionalContrastiveLoss(options.number(HIGH_TEMPERATURE)));

    @Override
    public List<Option> options() {
        return Stream.concat(Stream.of(EMBEDDING, discriminatorWeight, generatorWeight), own.stream())
                .toList();
    }

    @Override
    public List<String> losses() {
        return AdversarialLosses.namesFrom("hinge");
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
        int size = options.whole(EMBEDDING);
        return new DiscriminatorDesign(
                List.of(
                        Head.linear(DiscriminatorDesign.ADVERSARIAL, 1),
                        Head.linear(DiscriminatorDesign.EMBEDDING, size),
                        Head.proxy(DiscriminatorDesign.PROXY, size)),
                labels,
                LabelInput.NONE,
                true);
    }

    @Override
    public GanObjective objective(int labels, Options options, @Nullable AdversarialLoss adversarial) {
        return new EmbeddingObjective(
                new AdversarialObjective(Objects.requireNonNull(adversarial)),
                loss.apply(options),
                options.number(discriminatorWeight),
                options.number(generatorWeight));
    }

    private static EmbeddingLoss d2d(Options options) {
        double positive = options.number(POSITIVE_MARGIN);
        boolean given = options.choice(MARGINS).equals(GIVEN);
        if (!given && !NEGATIVE_MARGIN.preset().equals(options.values().get(NEGATIVE_MARGIN.name()))) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "option 'negativeMargin' of method 'reacgan' has no effect with margins 'symmetric': got "
                            + options.number(NEGATIVE_MARGIN) + "; ask for margins '" + GIVEN
                            + "' too, or leave it out");
        }
        return new D2dCrossEntropyLoss(
                positive,
                given ? options.number(NEGATIVE_MARGIN) : 1 - positive,
                options.number(TEMPERATURE),
                options.choice(FORM).equals(RELEASED) ? Form.RELEASED : Form.PAPER);
    }

    private static Option temperature(double preset) {
        return Option.number("temperature", preset, 0.01, 100, "tau: cosines are divided by it");
    }
}
