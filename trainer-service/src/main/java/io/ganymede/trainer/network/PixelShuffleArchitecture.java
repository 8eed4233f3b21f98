package io.ganymede.trainer.network;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * DCGAN (Radford et al. 2015, arXiv 1511.06434) with pixel shuffle in place of transposed convolution. G: dense to a quarter of
 * each side, then two blocks of convolution 3x3, pixel shuffle, batch norm, ReLU that double the side and halve the channels,
 * convolution 3x3, tanh. D: two blocks of convolution 4x4 with stride 2 and leaky ReLU 0.2, no batch norm, then a dense layer
 * for each head; the label enters as constant planes beside the image. For sides divisible by 4.
 *
 * @param name name of the architecture
 * @param generatorChannels channels of G at its smallest size, divisible by 4
 * @param discriminatorChannels channels after D's first convolution
 */
record PixelShuffleArchitecture(String name, int generatorChannels, int discriminatorChannels) implements Architecture {
    private static final BatchNorm BATCH_NORM = new BatchNorm(1e-5, 0.1);
    private static final LeakyRelu LEAKY_RELU = new LeakyRelu(0.2);
    private static final int BLOCKS = 2;
    private static final int SHRINK = 1 << BLOCKS;

    @Override
    public List<Option> options() {
        return List.of(CommonOptions.INPUT_NOISE, CommonOptions.DROPOUT);
    }

    @Override
    public NetworkDescription generator(GeneratorDesign design, Options options) {
        Shape image = design.image();
        ImageSides.requireDivisible(name, image, SHRINK);
        int channels = generatorChannels;
        Shape seed = Shape.of(channels, image.size(1) / SHRINK, image.size(2) / SHRINK);
        NetworkBuilder network = new NetworkBuilder(GENERATOR);
        GeneratorInputs.code(network, design)
                .node("dense", new Dense(seed.elements(), false))
                .node("seed", new Reshape(seed))
                .node("norm0", BATCH_NORM)
                .node("relu0", new Relu());
        for (int block = 1; block <= BLOCKS; block++) {
            channels /= 2;
            network.node("conv" + block, new Convolution(channels * 4, 3, 1, 1, false))
                    .node("shuffle" + block, new PixelShuffle(2))
                    .node("norm" + block, BATCH_NORM)
                    .node("relu" + block, new Relu());
        }
        return network.node("pixels", new Convolution(image.size(0), 3, 1, 1, true))
                .node("tanh", new Tanh())
                .output("image")
                .build();
    }

    @Override
    public NetworkDescription discriminator(Shape image, DiscriminatorDesign design, Options options) {
        ImageSides.requireDivisible(name, image, SHRINK);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, options.number(CommonOptions.INPUT_NOISE));
        int channels = discriminatorChannels;
        double dropout = options.number(CommonOptions.DROPOUT);
        for (int block = 1; block <= BLOCKS; block++) {
            network.node("conv" + block, new Convolution(channels, 4, 2, 1, true), x)
                    .node("leaky" + block, LEAKY_RELU);
            x = DiscriminatorParts.dropout(network, "leaky" + block, block, dropout);
            channels *= 2;
        }
        network.node("flat", new Flatten(), x);
        return DiscriminatorParts.heads(network, "flat", design);
    }
}
