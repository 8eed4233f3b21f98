package io.ganymede.trainer.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * DenseNet-BC with three blocks (Huang et al. 2016, arXiv 1608.06993, sections 3 and 4.2). Convolution 3x3 to 2k channels; in each
 * block {@code (depth - 4) / 6} layers batch norm, ReLU, convolution 1x1 to 4k, batch norm, ReLU, convolution 3x3 to k, whose output
 * stands beside their input; between blocks batch norm, ReLU, convolution 1x1 to the share {@code reduction} of the channels, average
 * pooling; at last batch norm, ReLU, mean over all pixels (the features), logits. AM-GAN's classifier has depth 40 and growth 40.
 */
record DenseNetClassifier() implements ClassifierArchitecture {
    private static final Option DEPTH =
            Option.whole("depth", 22, 10, 250, "number of layers, 4 more than a multiple of 6");
    private static final Option GROWTH = Option.whole("growth", 12, 1, 64, "channels k that a layer adds");
    private static final Option REDUCTION =
            Option.number("reduction", 0.5, 0.1, 1, "share of the channels that go on from a block to the next");
    private static final Option DROPOUT =
            Option.number("dropout", 0, 0, 0.9, "share of each convolution's output set to zero in training");
    private static final int BLOCKS = 3;

    @Override
    public String name() {
        return "densenet-bc";
    }

    @Override
    public List<Option> options() {
        return List.of(DEPTH, GROWTH, REDUCTION, DROPOUT);
    }

    @Override
    public NetworkDescription classifier(Shape image, int classes, Options options) {
        ImageSides.requireDivisible(name(), image, 1 << (BLOCKS - 1));
        int growth = options.whole(GROWTH);
        double dropout = options.number(DROPOUT);
        NetworkBuilder network = new NetworkBuilder(CLASSIFIER).input("x", image);
        int channels = 2 * growth;
        network.node("conv", new Convolution(channels, 3, 1, 1, false));
        String x = "conv";
        for (int block = 1; block <= BLOCKS; block++) {
            for (int layer = 1; layer <= layers(options); layer++) {
                x = layer(network, "block" + block + "-layer" + layer, x, growth, dropout);
                channels += growth;
            }
            if (block < BLOCKS) {
                channels = (int) (channels * options.number(REDUCTION));
                String name = "transition" + block;
                x = convolution(network, name, x, new Convolution(channels, 1, 1, 0, false), dropout)
                        .then(name, new AveragePooling(2, 2))
                        .latest();
            }
        }
        network.node("norm", ValueNorm.BATCH_NORM, x)
                .node("relu", new Relu())
                .node("pooled", new GlobalAveragePooling())
                .output("features")
                .node("logits", new Dense(classes, true));
        return network.output("logits").build();
    }

    private static String layer(NetworkBuilder network, String name, String x, int growth, double dropout) {
        String narrow = convolution(network, name + "-narrow", x, new Convolution(4 * growth, 1, 1, 0, false), dropout)
                .latest();
        String added = convolution(network, name + "-wide", narrow, new Convolution(growth, 3, 1, 1, false), dropout)
                .latest();
        network.node(name, new Concat(), x, added);
        return name;
    }

    /** Batch norm, ReLU, convolution, dropout. */
    private static LayerChain convolution(
            NetworkBuilder network, String name, String x, Convolution convolution, double dropout) {
        return new LayerChain(network, x)
                .then(name + "-norm", ValueNorm.BATCH_NORM)
                .then(name + "-relu", new Relu())
                .then(name + "-conv", convolution)
                .dropout(name + "-dropout", dropout);
    }

    private int layers(Options options) {
        int depth = options.whole(DEPTH);
        if ((depth - 4) % 6 != 0) {
            int below = depth - (depth - 4) % 6;
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "option 'depth' of architecture '" + name() + "' does not fit: got " + depth
                            + ", expected 4 more than a multiple of 6, such as " + below + " or " + (below + 6));
        }
        return (depth - 4) / 6;
    }
}
