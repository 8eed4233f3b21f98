package io.ganymede.trainer.network;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The residual nets of BigGAN (Brock et al. 2018, arXiv 1809.11096, appendix B), the backbone of ReACGAN (Kang et al. 2021, arXiv
 * 2111.01118), at small width: {@link ResidualGenerator} and {@link ResidualDiscriminator}, with spectral norm (Miyato et al. 2018,
 * arXiv 1802.05957) and orthogonal first weights. Channels follow the nets that ReACGAN's authors use: constant up to 32 pixels, else
 * halved with each doubling of the side.
 */
record ResidualArchitecture() implements Architecture {
    private static final Option WIDTH = CommonOptions.width(
            "width", 32, "unit of channels: four in the generator and two in the discriminator, up to 32 pixels");
    private static final Option ATTENTION =
            Option.flag("attention", false, "self-attention at half of the side in both networks");
    private static final Option CONDITION = Option.choice(
            "condition",
            List.of("embedding-and-latent", "label"),
            "what the generator's conditional batch norm reads: an embedding of the label beside a part of z, or the label");
    private static final Option EMBEDDING = CommonOptions.width("embedding", 128, "length of that embedding");
    private static final List<Option> OPTIONS = List.of(
            WIDTH,
            ATTENTION,
            CONDITION,
            EMBEDDING,
            CommonOptions.GENERATOR_WEIGHT_NORMALISATION.withPreset(OptionValue.of("spectral")),
            CommonOptions.WEIGHT_NORMALISATION.withPreset(OptionValue.of("spectral")),
            CommonOptions.INPUT_NOISE,
            CommonOptions.DROPOUT);
    private static final int LARGEST_SEED = 7;
    private static final int LEAST_SIDE = 8;

    @Override
    public String name() {
        return "resnet-sn";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Initialisation initialisation(Options options) {
        return Initialisation.orthogonal();
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        int doublings = doublings(design.image());
        WeightNormalisation weights = CommonOptions.weights(options, CommonOptions.GENERATOR_WEIGHT_NORMALISATION);
        int embedding = options.choice(CONDITION).equals("label") ? 0 : options.whole(EMBEDDING);
        return new ResidualGenerator(
                        design, doublings, options.whole(WIDTH), weights, embedding, options.flag(ATTENTION))
                .description();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        int doublings = doublings(image);
        return new ResidualDiscriminator(
                        image,
                        design,
                        doublings,
                        options.whole(WIDTH),
                        CommonOptions.weights(options, CommonOptions.WEIGHT_NORMALISATION),
                        options.flag(ATTENTION))
                .description(options.number(CommonOptions.INPUT_NOISE), options.number(CommonOptions.DROPOUT));
    }

    private int doublings(Shape image) {
        ImageSides.requireAtLeast(name(), image, LEAST_SIDE);
        ImageSides.requireDivisible(name(), image, 4);
        return ImageSides.doublings(name(), image, LARGEST_SEED);
    }
}
