package io.ganymede.trainer.network;

import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Offset;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of the cGAN slides (Gauthier 2014, "Conditional generative adversarial nets for convolutional face generation", section
 * 3 and table 1, with the padding and the dense maxout layer of its code). G: dense 8000, ReLU, dense 8000, sigmoid, as 80 channels
 * of 10x10, one transposed convolution 5x5 with stride 3 to 32x32 with a bias for each pixel, tanh for images in [-1, 1]. D: maxout
 * convolutions of two pieces, 8x8 to 64 channels, 8x8 to 64, 5x5 to 192, each behind max pooling that rounds up (32 to 16, 7, 5
 * pixels), dense maxout of 500 units with five pieces, dropout before each layer. For square images of an even side: kernel and
 * stride of G grow with 32, 64, ... pixels, and smaller images lack the edge.
 */
record CganLfwArchitecture() implements Architecture {
    private static final Option UNITS = CommonOptions.width(
            "units", 8000, "units of the generator's first layer; 8000 with 80 maps are 64 million weights");
    private static final Option MAPS = Option.whole("maps", 80, 1, 1 << 10, "channels of the generator at 10x10");
    private static final Option WIDTH = CommonOptions.width(
            "width", 64, "channels of the discriminator's first two convolutions, three times as many in the third");
    private static final Option DENSE =
            CommonOptions.width("denseUnits", 500, "units of the discriminator's dense layer, of five pieces each");
    private static final Option JOIN = Option.choice(
            "labelJoin",
            List.of("before-dense", "after-dense"),
            "where a label joins the code: before the dense layer, or behind it as in the released code");
    private static final List<Option> OPTIONS = List.of(
            UNITS,
            MAPS,
            WIDTH,
            DENSE,
            JOIN,
            InitialWeights.OPTION,
            CommonOptions.WEIGHT_NORMALISATION,
            CommonOptions.INPUT_NOISE,
            CommonOptions.INPUT_DROPOUT,
            CommonOptions.MAXOUT_DROPOUT);
    private static final int SEED = 10;
    private static final int PIECES = 2;
    private static final int DENSE_PIECES = 5;
    private static final int LEAST_SIDE = 16;

    @Override
    public String name() {
        return "cgan-lfw";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Initialisation initialisation(Options options) {
        return InitialWeights.of(options);
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        requireSquare(image);
        int scale = (image.size(1) + 31) / 32;
        int cut = (32 * scale - image.size(1)) / 2;
        Shape seed = Shape.of(options.whole(MAPS), SEED, SEED);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        network.node("dense1", new Dense(options.whole(UNITS), true), GeneratorInputs.code(network, design))
                .node("relu1", new Relu())
                .node("dense2", new Dense(seed.elements(), true))
                .node("sigmoid2", new Sigmoid())
                .node("seed", new Reshape(seed))
                .node("pixels", new TransposedConvolution(image.size(0), 5 * scale, 3 * scale, cut, 0, false))
                .node("bias", new Offset())
                .node("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        requireSquare(image);
        LayerStyle style = LayerStyle.ofDiscriminator(options);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        int width = options.whole(WIDTH);
        LayerChain layers =
                new LayerChain(network, style, x).dropout("dropout0", options.number(CommonOptions.INPUT_DROPOUT));
        convolution(layers, 1, width, 8, 4, 4, style);
        convolution(layers, 2, width, 8, 3, 4, style);
        convolution(layers, 3, 3 * width, 5, 3, 2, style);
        layers.then("flat", new Flatten());
        boolean before = options.choice(JOIN).equals("before-dense");
        String code = before ? DiscriminatorParts.labelled(network, layers.latest(), design) : layers.latest();
        String dense = new LayerChain(network, style, code)
                .then("dense4", new Dense(options.whole(DENSE) * DENSE_PIECES, true, style.weights()))
                .then("maxout4", new Maxout(DENSE_PIECES))
                .dropout("dropout4", style.dropout())
                .latest();
        String features = before ? dense : DiscriminatorParts.labelled(network, dense, design);
        return DiscriminatorParts.headsOn(network, features, design, style.weights());
    }

    private static void convolution(
            LayerChain layers, int number, int outputs, int kernel, int padding, int pool, LayerStyle style) {
        WeightNormalisation weights = style.weights();
        layers.then("conv" + number, new Convolution(outputs * PIECES, kernel, 1, padding, true, weights))
                .then("maxout" + number, new Maxout(PIECES))
                .then("pool" + number, new MaxPooling(pool, 2, true))
                .dropout("dropout" + number, style.dropout());
    }

    private void requireSquare(Shape image) {
        int side = image.size(1);
        ImageSides.require(
                side == image.size(2) && side % 2 == 0 && side >= LEAST_SIDE,
                name(),
                image,
                "a square with an even side of at least " + LEAST_SIDE);
    }
}
