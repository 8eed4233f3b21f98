package io.ganymede.trainer.network;

import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.engine.Initialisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * Multi-layer perceptrons with leaky ReLU 0.2 for images of any shape, also for points of the plane stored as images of two channels
 * and one pixel. G: dense layers, a dense layer to the pixels, tanh. D: dense layers. First weights are N(0, 2 / fan-in).
 */
record MlpArchitecture() implements Architecture {
    private static final Option UNITS = CommonOptions.width("units", 128, "units of each layer of both networks");
    private static final Option DEPTH = Option.whole("depth", 2, 1, 16, "number of such layers in each network");

    @Override
    public String name() {
        return "mlp";
    }

    @Override
    public List<Option> options() {
        return List.of(
                UNITS, DEPTH, CommonOptions.WEIGHT_NORMALISATION, CommonOptions.INPUT_NOISE, CommonOptions.DROPOUT);
    }

    @Override
    public Initialisation initialisation(Options options) {
        return Initialisation.he();
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        LayerStyle style = new LayerStyle(WeightNormalisation.NONE, ValueNorm.NONE, Activation.LEAKY_RELU);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        hidden(new LayerChain(network, style, GeneratorInputs.code(network, design)), options)
                .then("values", new Dense(design.image().elements(), true))
                .then("pixels", new Reshape(design.image()))
                .then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        LayerStyle style = LayerStyle.ofDiscriminator(options);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.vector(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        String code = hidden(new LayerChain(network, style, x), options).latest();
        return DiscriminatorParts.heads(network, code, design, style.weights());
    }

    private static LayerChain hidden(LayerChain layers, Options options) {
        for (int layer = 1; layer <= options.whole(DEPTH); layer++) {
            layers.dense(layer, options.whole(UNITS));
        }
        return layers;
    }
}
