package io.ganymede.common.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.TestNetworks;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchNormFoldingTest {
    private static final BatchNorm NORM = new BatchNorm(1e-5, 0.1);

    @ParameterizedTest
    @MethodSource("foldable")
    void foldsWhereThatIsExact(NetworkDescription network) throws Exception {
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 5);
        OnnxParity.check(network, parameters);
        assertThat(OnnxWriterTest.operators(network, parameters)).doesNotContain("BatchNormalization");
    }

    static Stream<NetworkDescription> foldable() {
        return Stream.of(
                vector("dense").node("norm", NORM).output("result").build(),
                vector("reshape-to-image")
                        .node("image", new Reshape(Shape.of(3, 2, 4)))
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                vector("twice")
                        .node("norm1", NORM)
                        .node("drop", new Dropout(0.2))
                        .node("norm2", NORM)
                        .output("result")
                        .build(),
                vector("planes")
                        .node("planes", new Planes(2, 3))
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("convolution").node("norm", NORM).output("result").build(),
                image("shuffle-upsample")
                        .node("shuffle", new PixelShuffle(2))
                        .node("up", new NearestUpsampling(2))
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("normalised-weights")
                        .node("deconv", new TransposedConvolution(6, 3, 2, 1, 1, true, WeightNormalisation.SPECTRAL))
                        .node("norm1", NORM)
                        .node("last", new Convolution(4, 3, 1, 1, false, WeightNormalisation.WEIGHT))
                        .node("norm2", NORM)
                        .output("result")
                        .build(),
                image("transposed")
                        .node("deconv", new TransposedConvolution(6, 5, 3, 0, 0, false, WeightNormalisation.WEIGHT))
                        .node("shares", new AveragePooling(3, 2, true))
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("pooled")
                        .node("pool", new AveragePooling(2, 2))
                        .node("mean", new GlobalAveragePooling())
                        .node("norm", NORM)
                        .output("result")
                        .build());
    }

    @ParameterizedTest
    @MethodSource("notFoldable")
    void leavesTheNormalisationWhereItIsNot(NetworkDescription network) throws Exception {
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 6);
        OnnxParity.check(network, parameters);
        assertThat(OnnxWriterTest.operators(network, parameters)).containsOnlyOnce("BatchNormalization");
    }

    static Stream<NetworkDescription> notFoldable() {
        return Stream.of(
                vector("behind-relu")
                        .node("relu", new Relu())
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                vector("also-an-output")
                        .output("raw")
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                vector("read-twice")
                        .node("norm", NORM)
                        .node("sum", new Add(), "layer", "norm")
                        .output("result")
                        .build(),
                vector("read-twice-on-the-way")
                        .node("image", new Reshape(Shape.of(3, 2, 4)))
                        .node("norm", NORM)
                        .node("sum", new Add(), "image", "norm")
                        .output("result")
                        .build(),
                image("pixels-become-channels")
                        .node("flat", new Flatten())
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("summed")
                        .node("sum", new GlobalSumPooling())
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("sliced")
                        .node("part", new Slice(2, 3))
                        .node("norm", NORM)
                        .output("result")
                        .build(),
                image("channels-cut")
                        .node("cut", new Reshape(Shape.of(5, 8, 3)))
                        .node("norm", NORM)
                        .output("result")
                        .build());
    }

    @Test
    void aVarianceAndAnEpsilonOfZeroAreRefused() {
        // Given
        NetworkDescription network = vector("flat")
                .node("norm", new BatchNorm(0, 0.1))
                .output("result")
                .build();
        Map<String, Tensor> parameters = new LinkedHashMap<>(TestNetworks.parameters(network, 7));
        parameters.put("norm.running-variance", Tensor.ofFloats(List.of(24L), new float[24]));

        // When / Then
        assertThatThrownBy(() -> OnnxWriter.write(network, parameters, Map.of()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("'norm' divides by zero");
    }

    @Test
    void aConditionalNormStandsWhereItIsAndLeavesOthersAlone() throws Exception {
        NetworkDescription network = image("conditional")
                .input("y", Shape.of(3))
                .node("plain", NORM, "layer")
                .node("norm", new ConditionalBatchNorm(1e-5, 0.1), "plain", "y")
                .output("result")
                .build();
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 8);
        OnnxParity.check(network, parameters);
        assertThat(OnnxWriterTest.operators(network, parameters))
                .containsExactly("Conv", "Gemm", "Reshape", "Gemm", "Reshape", "Mul", "Add");
    }

    @Test
    void aWeightWithoutALengthCannotBeNormalised() {
        for (WeightNormalisation normalisation : List.of(WeightNormalisation.SPECTRAL, WeightNormalisation.WEIGHT)) {
            NetworkDescription network = new NetworkBuilder("flat")
                    .input("x", Shape.of(2))
                    .node("dense", new Dense(2, true, normalisation))
                    .output("result")
                    .build();
            Map<String, Tensor> parameters = new LinkedHashMap<>(TestNetworks.parameters(network, 9));
            parameters.put("dense.weight", Tensor.ofFloats(List.of(2L, 2L), new float[4]));
            assertThatThrownBy(() -> OnnxWriter.write(network, parameters, Map.of()))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("'dense' divides by zero");
        }
    }

    private static NetworkBuilder vector(String name) {
        return new NetworkBuilder(name).input("x", Shape.of(6)).node("layer", new Dense(24, false));
    }

    private static NetworkBuilder image(String name) {
        return new NetworkBuilder(name).input("x", Shape.of(2, 5, 3)).node("layer", new Convolution(8, 3, 1, 1, true));
    }
}
