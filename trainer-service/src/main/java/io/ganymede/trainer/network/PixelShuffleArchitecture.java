package io.ganymede.trainer.network;

import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * DCGAN (Radford et al. 2015, arXiv 1511.06434) with pixel shuffle in place of transposed convolution. G: dense to a quarter of
 * each side, then two blocks of convolution 3x3, pixel shuffle, batch norm, ReLU that double the side and halve the channels,
 * convolution 3x3, tanh. D: two blocks of convolution 4x4 with stride 2 and leaky ReLU 0.2, no norm or one behind the second
 * convolution, then a dense layer for each head. For sides divisible by 4.
 *
 * @param name name of the architecture
 * @param generatorChannels channels of G at its smallest size, divisible by 4
 * @param discriminatorChannels channels after D's first convolution
 */
record PixelShuffleArchitecture(String name, int generatorChannels, int discriminatorChannels) implements Architecture {
    private static final Option DISCRIMINATOR_NORM =
            CommonOptions.discriminatorNorm(ValueNorm.NONE, ValueNorm.BATCH, ValueNorm.INSTANCE);
    private static final int BLOCKS = 2;
    private static final int SHRINK = 1 << BLOCKS;

    @Override
    public List<Option> options() {
        return List.of(
                CommonOptions.INPUT_NOISE,
                CommonOptions.DROPOUT,
                CommonOptions.WEIGHT_NORMALISATION,
                DISCRIMINATOR_NORM);
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        ImageSides.requireDivisible(name, image, SHRINK);
        int channels = generatorChannels;
        Shape seed = Shape.of(channels, image.size(1) / SHRINK, image.size(2) / SHRINK);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        LayerStyle style = new LayerStyle(WeightNormalisation.NONE, ValueNorm.BATCH, Activation.RELU);
        LayerChain layers = new LayerChain(network, style, GeneratorInputs.code(network, design))
                .then("dense", new Dense(seed.elements(), false))
                .then("seed", new Reshape(seed))
                .activated(0);
        for (int block = 1; block <= BLOCKS; block++) {
            channels /= 2;
            layers.then("conv" + block, new Convolution(channels * 4, 3, 1, 1, false))
                    .then("shuffle" + block, new PixelShuffle(2))
                    .activated(block);
        }
        layers.then("pixels", new Convolution(image.size(0), 3, 1, 1, true)).then("tanh", new Tanh());
        return network.output("image").build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        ImageSides.requireDivisible(name, image, SHRINK);
        LayerStyle style = LayerStyle.ofDiscriminator(options);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        LayerChain layers = new LayerChain(network, style, x)
                .convolution(1, discriminatorChannels, 4, 2, 1)
                .style(style.withNorm(CommonOptions.norm(options, DISCRIMINATOR_NORM)))
                .convolution(2, 2 * discriminatorChannels, 4, 2, 1)
                .then("flat", new Flatten());
        return DiscriminatorParts.heads(network, layers.latest(), design, style.weights());
    }
}
