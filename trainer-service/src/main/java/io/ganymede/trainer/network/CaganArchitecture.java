package io.ganymede.trainer.network;

import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.network.LayerStyle.Order;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of conditional activation GAN as its released code for MNIST has them (Cho 2020, doi
 * 10.1109/ACCESS.2020.3041480). A layer is a convolution 3x3 without bias, leaky ReLU 0.2, then a norm. G: dense to at most 8
 * pixels a side, then for each doubling nearest up-sampling and three layers of half the channels, convolution 1x1, tanh. D: one
 * layer, then for each halving average pooling and three layers of twice the channels. The paper's text has batch norm in D and
 * none in G, the code instance norm in both: options, of which the code's is the preset. First weights are Glorot's, as Keras'.
 */
record CaganArchitecture() implements Architecture {
    private static final Option WIDTH = CommonOptions.width(
            "width", 64, "channels at the full side of both networks, twice as many with each halving");
    private static final Option LAYERS = Option.whole("layers", 3, 1, 8, "convolutions at each side");
    private static final Option GENERATOR_NORM =
            CommonOptions.generatorNorm(ValueNorm.INSTANCE, ValueNorm.BATCH, ValueNorm.NONE);
    private static final Option DISCRIMINATOR_NORM =
            CommonOptions.discriminatorNorm(ValueNorm.INSTANCE, ValueNorm.BATCH, ValueNorm.NONE);
    private static final int LARGEST_SEED = 8;

    @Override
    public String name() {
        return "cagan";
    }

    @Override
    public List<Option> options() {
        return List.of(
                WIDTH,
                LAYERS,
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
        int doublings = doublings(image);
        int channels = options.whole(WIDTH) << doublings;
        Shape seed = Shape.of(channels, image.size(1) >> doublings, image.size(2) >> doublings);
        LayerStyle style = new LayerStyle(
                WeightNormalisation.NONE,
                CommonOptions.norm(options, GENERATOR_NORM),
                Activation.LEAKY_RELU,
                Order.ACTIVATION_FIRST,
                0);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        LayerChain layers = new LayerChain(network, style, GeneratorInputs.code(network, design))
                .then("dense", new Dense(seed.elements(), style.bias()))
                .then("seed", new Reshape(seed))
                .activated(0);
        int number = 0;
        for (int doubling = 1; doubling <= doublings; doubling++) {
            channels /= 2;
            layers.then("up" + doubling, new NearestUpsampling(2));
            for (int layer = 0; layer < options.whole(LAYERS); layer++) {
                layers.convolution(++number, channels, 3, 1, 1);
            }
        }
        layers.then("pixels", new Convolution(image.size(0), 1, 1, 0, true)).then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        int halvings = doublings(image);
        int channels = options.whole(WIDTH);
        LayerStyle style = LayerStyle.ofDiscriminator(options)
                .withNorm(CommonOptions.norm(options, DISCRIMINATOR_NORM))
                .withOrder(Order.ACTIVATION_FIRST);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers = new LayerChain(network, style, x).convolution(1, channels, 3, 1, 1);
        int number = 1;
        for (int halving = 1; halving <= halvings; halving++) {
            channels *= 2;
            layers.then("pool" + halving, new AveragePooling(2, 2));
            for (int layer = 0; layer < options.whole(LAYERS); layer++) {
                layers.convolution(++number, channels, 3, 1, 1);
            }
        }
        layers.then("flat", new Flatten());
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }

    private int doublings(Shape image) {
        ImageSides.requireAtLeast(name(), image, LARGEST_SEED);
        return ImageSides.doublings(name(), image, LARGEST_SEED);
    }
}
