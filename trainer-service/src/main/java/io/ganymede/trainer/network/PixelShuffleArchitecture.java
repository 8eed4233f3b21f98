package io.ganymede.trainer.network;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Tanh;

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
    public NetworkDescription generator(ImageSpace images, int latentDim) {
        images.requireDivisible(name, SHRINK);
        int channels = generatorChannels;
        Shape seed = Shape.of(channels, images.height() / SHRINK, images.width() / SHRINK);
        NetworkBuilder network = new NetworkBuilder(GENERATOR)
                .input("z", Shape.of(latentDim))
                .input("y", Shape.of(images.classes()))
                .node("code", new Concat(), "z", "y")
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
        return network.node("pixels", new Convolution(images.channels(), 3, 1, 1, true))
                .node("tanh", new Tanh())
                .output("image")
                .build();
    }

    @Override
    public NetworkDescription discriminator(ImageSpace images, DiscriminatorDesign design) {
        images.requireDivisible(name, SHRINK);
        NetworkBuilder network = new NetworkBuilder(DISCRIMINATOR).input("x", images.shape());
        if (design.labelled()) {
            network.input("y", Shape.of(images.classes()));
        }
        String image = "x";
        if (design.inputNoise() > 0) {
            image = "noise";
            network.node(image, new GaussianNoise(design.inputNoise()), "x");
        }
        if (design.labelled()) {
            network.node("planes", new Planes(images.height(), images.width()), "y")
                    .node("labelled", new Concat(), image, "planes");
            image = "labelled";
        }
        int channels = discriminatorChannels;
        for (int block = 1; block <= BLOCKS; block++) {
            network.node("conv" + block, new Convolution(channels, 4, 2, 1, true), image)
                    .node("leaky" + block, LEAKY_RELU);
            image = "leaky" + block;
            if (design.dropout() > 0) {
                image = "dropout" + block;
                network.node(image, new Dropout(design.dropout()));
            }
            channels *= 2;
        }
        network.node("features", new Flatten(), image);
        for (DiscriminatorDesign.Head head : design.heads()) {
            network.node(head.name(), new Dense(head.logits(), true), "features")
                    .output(head.name());
        }
        return network.build();
    }
}
