package io.ganymede.trainer.engine;

import ai.onnxruntime.OrtException;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.InstanceNorm;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Offset;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.network.Architecture;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.ClassifierArchitecture;
import io.ganymede.trainer.network.GeneratorDesign;
import io.ganymede.trainer.option.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trainer's reading of a network and ONNX Runtime's reading of its export agree, in inference mode. */
class OnnxParityTest {
    /** Both compute in float32, in different orders. */
    private static final float TOLERANCE = 1e-5f;

    private static final Shape GREY = Shape.of(1, 28, 28);
    private static final Shape COLOUR = Shape.of(3, 32, 24);

    private final EngineSession engine = EngineSession.open("cpu", 1);

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "small"})
    void generatorsAgree(String name) throws OrtException {
        Architecture architecture = Architectures.GAN.require(name);
        Options options = Options.presets(architecture.options());
        assertParity(architecture.generator(new GeneratorDesign(GREY, 100, 10), options));
        assertParity(architecture.generator(new GeneratorDesign(COLOUR, 16, 5), options));
        assertParity(architecture.generator(new GeneratorDesign(GREY, 16, 0), options));
    }

    @Test
    void classifierAgrees() throws OrtException {
        ClassifierArchitecture cnn = Architectures.CLASSIFIER.require("cnn");
        assertParity(cnn.classifier(GREY, 10, Options.presets(cnn.options())));
    }

    @Test
    void everyOperationAgrees() throws OrtException {
        assertParity(new NetworkBuilder("everything")
                .input("x", Shape.of(3, 8, 6))
                .input("y", Shape.of(4))
                .node("planes", new Planes(8, 6), "y")
                .node("joined", new Concat(), "x", "planes")
                .node("conv", new Convolution(8, 3, 1, 1, true))
                .node("leaky", new LeakyRelu(0.2))
                .node("shuffle", new PixelShuffle(2))
                .node("norm", new BatchNorm(1e-5, 0.1))
                .node("relu", new Relu())
                .node("down", new Convolution(2, 4, 2, 1, false))
                .node("tanh", new Tanh())
                .node("sum", new Add(), "tanh", "down")
                .node("up", new NearestUpsampling(2))
                .node("max", new MaxPooling(2, 2))
                .node("mean", new AveragePooling(2, 1))
                .output("image")
                .node("pooled", new GlobalAveragePooling())
                .output("pooled")
                .node("flat", new Flatten(), "mean")
                .node("dense", new Dense(12, true))
                .node("sigmoid", new Sigmoid())
                .node("shaped", new Reshape(Shape.of(3, 2, 2)))
                .output("shaped")
                .build());
    }

    @Test
    void everyNormalisedWeightAgrees() throws OrtException {
        for (WeightNormalisation normalisation : WeightNormalisation.values()) {
            assertParity(new NetworkBuilder("normalised")
                    .input("x", Shape.of(3, 8, 6))
                    .node("conv", new Convolution(8, 3, 1, 1, true, normalisation))
                    .node("shuffle", new PixelShuffle(2))
                    .node("norm", new BatchNorm(1e-5, 0.1))
                    .node("relu", new Relu())
                    .node("deconv", new TransposedConvolution(3, 3, 2, 1, 1, true, normalisation))
                    .node("deconv-norm", new BatchNorm(1e-5, 0.1))
                    .node("tanh", new Tanh())
                    .output("image")
                    .node("flat", new Flatten())
                    .node("dense", new Dense(10, true, normalisation))
                    .output("logits")
                    .build());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, 2, 1, 0",
        "5, 3, 0, 0",
        "5, 3, 2, 1",
        "3, 2, 1, 1",
        "2, 3, 0, 2",
        "3, 1, 1, 0",
        "3, 1, 2, 0",
        "4, 2, 3, 0"
    })
    void transposedConvolutionsAgree(int kernel, int stride, int padding, int outputPadding) throws OrtException {
        assertParity(new NetworkBuilder("transposed")
                .input("x", Shape.of(4, 5, 6))
                .node("deconv", new TransposedConvolution(3, kernel, stride, padding, outputPadding, true))
                .output("image")
                .build());
    }

    @Test
    void attentionAndConditionsAgree() throws OrtException {
        assertParity(new NetworkBuilder("attention")
                .input("x", Shape.of(6, 7, 5))
                .input("y", Shape.of(4))
                .node("norm", new ConditionalBatchNorm(1e-5, 0.1), "x", "y")
                .node("query", new Convolution(2, 1, 1, 0, false, WeightNormalisation.SPECTRAL))
                .node("key-wide", new Convolution(2, 1, 1, 0, false, WeightNormalisation.SPECTRAL), "norm")
                .node("key", new MaxPooling(2, 2, true))
                .node("value-wide", new Convolution(3, 1, 1, 0, false, WeightNormalisation.SPECTRAL), "norm")
                .node("value", new MaxPooling(2, 2, true))
                .node("attention", new Attention(), "query", "key", "value")
                .node("wide", new Convolution(6, 1, 1, 0, false, WeightNormalisation.SPECTRAL))
                .node("gain", new Gain(0.7))
                .node("sum", new Add(), "gain", "norm")
                .node("instance", new InstanceNorm(1e-5))
                .output("image")
                .node("maxout", new Maxout(3))
                .node("mean", new AveragePooling(3, 2, true))
                .node("offset", new Offset())
                .output("offset")
                .node("features", new GlobalSumPooling())
                .node("first", new Slice(0, 1))
                .node("second", new Slice(1, 1), "features")
                .node("joined", new Concat(), "second", "first")
                .node("vector-norm", new ConditionalBatchNorm(1e-5, 0.1), "joined", "y")
                .node("pieces", new Dense(4, true))
                .node("unit", new Maxout(2))
                .node("bias", new Offset())
                .node("embedding", new Dense(2, false, WeightNormalisation.SPECTRAL), "y")
                .node("match", new InnerProduct(), "bias", "embedding")
                .output("match")
                .build());
    }

    /** Trains the buffers by a few passes, so that running statistics matter, then compares batches of 1, 7 and 64. */
    private void assertParity(NetworkDescription description) throws OrtException {
        try (RandomNetwork network = new RandomNetwork(engine, description)) {
            for (int pass = 0; pass < 3; pass++) {
                network.forward(16, true);
            }
            network.requireParity(TOLERANCE, 1, 7, 64);
        }
    }
}
