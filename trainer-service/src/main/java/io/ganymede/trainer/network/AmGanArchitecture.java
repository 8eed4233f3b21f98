package io.ganymede.trainer.network;

import io.ganymede.common.job.OptionValue;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of AM-GAN (Zhou et al. 2017, arXiv 1703.02000, appendix F). Every layer has a 3x3 kernel, batch norm, leaky ReLU 0.2 and
 * weight norm. G: dense, three transposed convolutions with stride 2 (channels 768, 384, 192, 96), convolution, tanh. D: noise on
 * the image, convolution of 64 channels, three with stride 2 (128, 256, 512), for a generator that is told its class one more,
 * average over all pixels; dropout behind each. Each halving rounds up, so that 32 pixels begin at 4x4, 64 at 8x8 and 28 at 4x4 as
 * well (4, 7, 14, 28), which the appendix does not say.
 */
record AmGanArchitecture() implements Architecture {
    private static final Option GENERATOR_WIDTH = CommonOptions.width(
            "generatorWidth", 96, "channels of the generator at the full side, twice as many with each halving");
    private static final Option DISCRIMINATOR_WIDTH = CommonOptions.width(
            "discriminatorWidth",
            64,
            "channels of the discriminator at the full side, twice as many with each halving");
    private static final Option GENERATOR_NORM =
            CommonOptions.generatorNorm(ValueNorm.BATCH, ValueNorm.INSTANCE, ValueNorm.NONE);
    private static final Option DISCRIMINATOR_NORM =
            CommonOptions.discriminatorNorm(ValueNorm.BATCH, ValueNorm.INSTANCE, ValueNorm.NONE);
    private static final List<Option> OPTIONS = List.of(
            GENERATOR_WIDTH,
            DISCRIMINATOR_WIDTH,
            GENERATOR_NORM,
            DISCRIMINATOR_NORM,
            CommonOptions.GENERATOR_WEIGHT_NORMALISATION.withPreset(OptionValue.of("weight")),
            CommonOptions.WEIGHT_NORMALISATION.withPreset(OptionValue.of("weight")),
            CommonOptions.INPUT_NOISE.withPreset(OptionValue.of(0.1)),
            CommonOptions.DROPOUT.withPreset(OptionValue.of(0.3)));
    private static final int LEAST_SIDE = 16;

    @Override
    public String name() {
        return "am-gan";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        List<Halving> halvings = halvings(image);
        int channels = options.whole(GENERATOR_WIDTH) << halvings.size();
        Halving last = halvings.get(halvings.size() - 1);
        Shape seed = Shape.of(channels, last.height(), last.width());
        WeightNormalisation weights = CommonOptions.weights(options, CommonOptions.GENERATOR_WEIGHT_NORMALISATION);
        LayerStyle style = new LayerStyle(weights, CommonOptions.norm(options, GENERATOR_NORM), Activation.LEAKY_RELU);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        LayerChain layers = new LayerChain(network, style, GeneratorInputs.code(network, design))
                .then("dense", new Dense(seed.elements(), style.bias(), weights))
                .then("seed", new Reshape(seed))
                .activated(0);
        for (int layer = 1; layer <= halvings.size(); layer++) {
            channels /= 2;
            Halving undone = halvings.get(halvings.size() - layer);
            layers.transposedConvolution(layer, channels, 3, 2, 1, undone.outputPadding());
        }
        layers.then("pixels", new Convolution(image.size(0), 3, 1, 1, true, weights))
                .then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        int halvings = halvings(image).size();
        int channels = options.whole(DISCRIMINATOR_WIDTH);
        LayerStyle style =
                LayerStyle.ofDiscriminator(options).withNorm(CommonOptions.norm(options, DISCRIMINATOR_NORM));
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers = new LayerChain(network, style, x).convolution(1, channels, 3, 1, 1);
        for (int layer = 2; layer <= 1 + halvings; layer++) {
            channels *= 2;
            layers.convolution(layer, channels, 3, 2, 1);
        }
        if (design.conditionalGenerator()) {
            layers.convolution(2 + halvings, channels, 3, 1, 1);
        }
        layers.then("pooled", new GlobalAveragePooling()).dropout("dropout-pooled", style.dropout());
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }

    /** The three halvings of an image, from the largest on. */
    private List<Halving> halvings(Shape image) {
        ImageSides.requireAtLeast(name(), image, LEAST_SIDE);
        Halving first = Halving.of(image.size(1), image.size(2));
        Halving second = Halving.of(first.height(), first.width());
        List<Halving> halvings = List.of(first, second, Halving.of(second.height(), second.width()));
        ImageSides.require(
                halvings.stream().allMatch(Halving::alike),
                name(),
                image,
                "height and width of which none or both are odd, also when halved once and twice");
        return halvings;
    }

    /**
     * Sides halved, rounding up.
     *
     * @param height the half
     * @param width likewise
     * @param outputPadding what a transposed convolution 3x3 with stride 2 and padding 1 lacks to the whole height: 0 or 1
     * @param alike whether it lacks the same to the whole width
     */
    private record Halving(int height, int width, int outputPadding, boolean alike) {
        static Halving of(int height, int width) {
            int outputPadding = 1 - height % 2;
            return new Halving((height + 1) / 2, (width + 1) / 2, outputPadding, height % 2 == width % 2);
        }
    }
}
