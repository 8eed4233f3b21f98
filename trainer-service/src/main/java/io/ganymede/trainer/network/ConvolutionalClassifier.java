package io.ganymede.trainer.network;

import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * A light classifier: two blocks of convolution 3x3, batch norm, ReLU and max-pooling (32 and 64 channels), a dense layer to 128
 * features with ReLU, logits. About 0.42 million parameters at 28x28.
 */
record ConvolutionalClassifier() implements ClassifierArchitecture {
    private static final Option DROPOUT =
            Option.number("dropout", 0, 0, 0.9, "share of features set to zero in training, before the logits");
    private static final int FEATURES = 128;
    private static final BatchNorm BATCH_NORM = new BatchNorm(1e-5, 0.1);

    @Override
    public String name() {
        return "cnn";
    }

    @Override
    public List<Option> options() {
        return List.of(DROPOUT);
    }

    @Override
    public NetworkDescription classifier(Shape image, int classes, Options options) {
        ImageSides.requireDivisible(name(), image, 4);
        return new NetworkBuilder(CLASSIFIER)
                .input("x", image)
                .node("conv1", new Convolution(32, 3, 1, 1, false))
                .node("norm1", BATCH_NORM)
                .node("relu1", new Relu())
                .node("pool1", new MaxPooling(2, 2))
                .node("conv2", new Convolution(64, 3, 1, 1, false))
                .node("norm2", BATCH_NORM)
                .node("relu2", new Relu())
                .node("pool2", new MaxPooling(2, 2))
                .node("flat", new Flatten())
                .node("dense", new Dense(FEATURES, true))
                .node("relu3", new Relu())
                .output("features")
                .node("dropout", new Dropout(options.number(DROPOUT)))
                .node("logits", new Dense(classes, true))
                .output("logits")
                .build();
    }
}
