package io.ganymede.trainer.network;

import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * The nets of Goodfellow et al. 2014 (arXiv 1406.2661) for MNIST, as their released code has them. G: uniform z, two dense layers of
 * 1200 units with ReLU, a dense layer to the pixels, tanh (there: sigmoid, for images in [0, 1]). D: two dense maxout layers of 240
 * units with five pieces, dropout 0.2 on the image and 0.5 behind each layer. The output bias does not begin from the mean image.
 */
record MlpMaxoutArchitecture() implements Architecture {
    private static final Option UNITS = CommonOptions.width("units", 1200, "units of each layer of the generator");
    private static final Option MAXOUT_UNITS =
            CommonOptions.width("maxoutUnits", 240, "units of each layer of the discriminator, of five pieces each");
    private static final List<Option> OPTIONS = List.of(
            UNITS,
            MAXOUT_UNITS,
            InitialWeights.OPTION,
            CommonOptions.WEIGHT_NORMALISATION,
            CommonOptions.INPUT_NOISE,
            CommonOptions.INPUT_DROPOUT,
            CommonOptions.MAXOUT_DROPOUT);
    private static final int LAYERS = 2;
    private static final int PIECES = 5;

    @Override
    public String name() {
        return "mlp-maxout";
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
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        LayerChain layers = new LayerChain(network, GeneratorInputs.uniformCode(network, design));
        for (int layer = 1; layer <= LAYERS; layer++) {
            layers.dense(layer, options.whole(UNITS));
        }
        layers.then("dense3", new Dense(design.image().elements(), true))
                .then("pixels", new Reshape(design.image()))
                .then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        LayerStyle style = LayerStyle.ofDiscriminator(options);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.vector(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers =
                new LayerChain(network, style, x).dropout("dropout0", options.number(CommonOptions.INPUT_DROPOUT));
        for (int layer = 1; layer <= LAYERS; layer++) {
            layers.then("dense" + layer, new Dense(options.whole(MAXOUT_UNITS) * PIECES, true, style.weights()))
                    .then("maxout" + layer, new Maxout(PIECES))
                    .dropout("dropout" + layer, style.dropout());
        }
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }
}
