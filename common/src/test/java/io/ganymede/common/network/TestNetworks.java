package io.ganymede.common.network;

import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks and random parameters for tests. */
public final class TestNetworks {
    private TestNetworks() {}

    /** A conditional generator of 28 x 28 grey images in the way of DCGAN, with sub-pixel convolutions. */
    public static NetworkDescription generator() {
        return new NetworkBuilder("generator")
                .input("z", Shape.of(100))
                .input("y", Shape.of(10))
                .node("joined", new Concat(), "z", "y")
                .node("stem", new Dense(64 * 7 * 7, false))
                .node("stem-image", new Reshape(Shape.of(64, 7, 7)))
                .node("stem-norm", new BatchNorm(1e-5, 0.1))
                .node("stem-relu", new Relu())
                .node("up1", new Convolution(4 * 32, 3, 1, 1, false))
                .node("up1-shuffle", new PixelShuffle(2))
                .node("up1-norm", new BatchNorm(1e-5, 0.1))
                .node("up1-relu", new Relu())
                .node("up2", new Convolution(4 * 16, 3, 1, 1, true))
                .node("up2-shuffle", new PixelShuffle(2))
                .node("up2-norm", new BatchNorm(1e-5, 0.1))
                .node("up2-relu", new Relu())
                .node("pixels", new Convolution(1, 3, 1, 1, true))
                .node("image", new Tanh())
                .output("image")
                .build();
    }

    /** A small convolutional classifier with its features as a second output. */
    public static NetworkDescription classifier() {
        return new NetworkBuilder("classifier")
                .input("x", Shape.of(1, 28, 28))
                .node("noise", new GaussianNoise(0.1))
                .node("conv1", new Convolution(16, 5, 2, 2, true))
                .node("conv1-norm", new BatchNorm(1e-5, 0.1))
                .node("conv1-leaky", new LeakyRelu(0.2))
                .node("conv2", new Convolution(32, 3, 1, 1, true))
                .node("conv2-leaky", new LeakyRelu(0.2))
                .node("pool", new MaxPooling(2, 2))
                .node("drop", new Dropout(0.3))
                .node("flat", new Flatten())
                .node("hidden", new Dense(64, true))
                .node("features", new LeakyRelu(0.2))
                .output("features")
                .node("logits", new Dense(10, true))
                .output("logits")
                .build();
    }

    /** Random parameters of a scale that keeps activations near 1, with running statistics that are far from 0 and 1. */
    public static Map<String, Tensor> parameters(NetworkDescription network, long seed) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterDescription description : network.parameters()) {
            float[] values = new float[description.elements()];
            new PhiloxStream(seed, description.name(), 0).normal(values);
            double fanIn = (double) description.elements() / description.shape().get(0);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) scaled(description.role(), values[i], fanIn);
            }
            List<Long> shape =
                    description.shape().stream().map(Integer::longValue).toList();
            parameters.put(description.name(), Tensor.ofFloats(shape, values));
        }
        return parameters;
    }

    private static double scaled(ParameterRole role, double normal, double fanIn) {
        if (role == ParameterRole.WEIGHT) {
            return normal / Math.sqrt(fanIn);
        }
        if (role == ParameterRole.SCALE) {
            return 1 + 0.3 * normal;
        }
        return role == ParameterRole.RUNNING_VARIANCE ? 0.5 + Math.abs(normal) : 0.4 * normal;
    }
}
