package io.ganymede.trainer.network;

import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of the LSGAN and ACGAN slides, which are those of "Advanced Deep Learning with Keras" (Atienza 2018, chapters 4 and 5).
 * Kernels are 5x5 and activations stand before the weights. G: uniform z, dense to a quarter of each side with 128 channels,
 * transposed convolutions of 128 and 64 channels with stride 2, of 32 and of the image with stride 1, each behind batch norm and
 * ReLU. D: convolutions of 32, 64 and 128 channels with stride 2 and 256 with stride 1, leaky ReLU 0.2 between, no norm.
 * First weights are Glorot's, as Keras'.
 *
 * <p>Deviations: tanh for the sigmoid, since images lie in [-1, 1]; {@code tanh(a) = 2 sigmoid(2 a) - 1}, so both nets make the same
 * images, the last layer's weights being half as large. D's leaky ReLU on the image is left out: on images in [0, 1] it changes
 * nothing.
 */
record Keras28Architecture() implements Architecture {
    private static final Option WIDTH = CommonOptions.width(
            "width", 32, "channels of the discriminator's first convolution and of the generator's last but one");
    private static final Option GENERATOR_NORM =
            CommonOptions.generatorNorm(ValueNorm.BATCH, ValueNorm.INSTANCE, ValueNorm.NONE);
    private static final Option DISCRIMINATOR_NORM =
            CommonOptions.discriminatorNorm(ValueNorm.NONE, ValueNorm.BATCH, ValueNorm.INSTANCE);
    private static final int SHRINK = 4;

    @Override
    public String name() {
        return "keras-28";
    }

    @Override
    public List<Option> options() {
        return List.of(
                WIDTH,
                GENERATOR_NORM,
                DISCRIMINATOR_NORM,
                CommonOptions.WEIGHT_NORMALISATION,
                CommonOptions.INPUT_NOISE,
                CommonOptions.DROPOUT);
    }

    @Override
    public Initialisation initialisation(Options options) {
        return Initialisation.glorot();
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        requireSides(image);
        int width = options.whole(WIDTH);
        Shape seed = Shape.of(4 * width, image.size(1) / SHRINK, image.size(2) / SHRINK);
        LayerStyle style =
                new LayerStyle(WeightNormalisation.NONE, CommonOptions.norm(options, GENERATOR_NORM), Activation.RELU);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        new LayerChain(network, style, GeneratorInputs.uniformCode(network, design))
                .then("dense", new Dense(seed.elements(), true))
                .then("seed", new Reshape(seed))
                .activated(1)
                .then("deconv1", new TransposedConvolution(4 * width, 5, 2, 2, 1, true))
                .activated(2)
                .then("deconv2", new TransposedConvolution(2 * width, 5, 2, 2, 1, true))
                .activated(3)
                .then("deconv3", new TransposedConvolution(width, 5, 1, 2, 0, true))
                .activated(4)
                .then("pixels", new TransposedConvolution(image.size(0), 5, 1, 2, 0, true))
                .then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        requireSides(image);
        LayerStyle style =
                LayerStyle.ofDiscriminator(options).withNorm(CommonOptions.norm(options, DISCRIMINATOR_NORM));
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers = new LayerChain(network, style, x);
        int channels = options.whole(WIDTH);
        for (int layer = 1; layer <= 4; layer++) {
            if (layer > 1) {
                layers.activated(layer);
            }
            layers.then("conv" + layer, new Convolution(channels, 5, layer < 4 ? 2 : 1, 2, true, style.weights()));
            channels *= 2;
        }
        layers.then("flat", new Flatten());
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }

    private void requireSides(Shape image) {
        ImageSides.requireAtLeast(name(), image, 2 * SHRINK);
        ImageSides.requireDivisible(name(), image, SHRINK);
    }
}
