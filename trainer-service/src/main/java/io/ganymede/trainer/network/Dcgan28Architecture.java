package io.ganymede.trainer.network;

import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of compare_gan for MNIST and Fashion-MNIST (Lucic et al. 2017, arXiv 1711.10337; the code calls them InfoGAN's). G:
 * dense 1024, dense to a quarter of each side with 128 channels, transposed convolutions 4x4 with stride 2 to 64 channels and to
 * the image; batch norm and leaky ReLU 0.2 between. D: convolutions 4x4 with stride 2 to 64 and 128 channels, dense 1024, leaky
 * ReLU 0.2, batch norm from the second layer on. Deviation: tanh in place of the sigmoid, for images in [-1, 1].
 */
record Dcgan28Architecture() implements Architecture {
    private static final Option WIDTH =
            CommonOptions.width("width", 64, "channels at half the side, twice as many at a quarter, in both networks");
    private static final Option UNITS =
            CommonOptions.width("units", 1024, "units of the dense layers of both networks");
    private static final Option GENERATOR_NORM = CommonOptions.generatorNorm(ValueNorm.BATCH, ValueNorm.NONE);
    private static final Option DISCRIMINATOR_NORM = CommonOptions.discriminatorNorm(ValueNorm.BATCH, ValueNorm.NONE);
    private static final int SHRINK = 4;

    @Override
    public String name() {
        return "dcgan-28";
    }

    @Override
    public List<Option> options() {
        return List.of(
                WIDTH,
                UNITS,
                GENERATOR_NORM,
                DISCRIMINATOR_NORM,
                CommonOptions.WEIGHT_NORMALISATION,
                CommonOptions.INPUT_NOISE,
                CommonOptions.DROPOUT);
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        ImageSides.requireDivisible(name(), image, SHRINK);
        int width = options.whole(WIDTH);
        Shape seed = Shape.of(2 * width, image.size(1) / SHRINK, image.size(2) / SHRINK);
        LayerStyle style = new LayerStyle(
                WeightNormalisation.NONE, CommonOptions.norm(options, GENERATOR_NORM), Activation.LEAKY_RELU);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        new LayerChain(network, style, GeneratorInputs.code(network, design))
                .dense(1, options.whole(UNITS))
                .dense(2, seed.elements())
                .then("seed", new Reshape(seed))
                .transposedConvolution(3, width, 4, 2, 1, 0)
                .then("pixels", new TransposedConvolution(image.size(0), 4, 2, 1, 0, true))
                .then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        ImageSides.requireDivisible(name(), image, SHRINK);
        int width = options.whole(WIDTH);
        LayerStyle style = LayerStyle.ofDiscriminator(options);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers = new LayerChain(network, style, x)
                .convolution(1, width, 4, 2, 1)
                .style(style.withNorm(CommonOptions.norm(options, DISCRIMINATOR_NORM)))
                .convolution(2, 2 * width, 4, 2, 1)
                .then("flat", new Flatten())
                .dense(3, options.whole(UNITS));
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }
}
