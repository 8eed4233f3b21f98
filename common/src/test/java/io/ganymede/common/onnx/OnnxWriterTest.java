package io.ganymede.common.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.protobuf.InvalidProtocolBufferException;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.GaussianNoise;
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
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TestNetworks;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.UniformLatent;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.tensor.Tensor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxWriterTest {
    private static final Shape IMAGE = Shape.of(4, 6, 5);
    private static final Shape VECTOR = Shape.of(12);

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationAloneEqualsTheReference(Operation operation, Shape... shapes) throws OrtException {
        // Given
        NetworkBuilder builder = new NetworkBuilder("alone");
        for (int i = 0; i < shapes.length; i++) {
            builder.input("x" + i, shapes[i]);
        }
        String[] inputs = Stream.iterate(0, i -> i + 1)
                .limit(shapes.length)
                .map(i -> "x" + i)
                .toArray(String[]::new);
        NetworkDescription network =
                builder.node("only", operation, inputs).output("result").build();

        // When / Then
        OnnxParity.check(network, TestNetworks.parameters(network, 1));
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of(new Dense(5, true), new Shape[] {VECTOR}),
                Arguments.of(new Dense(5, false), new Shape[] {VECTOR}),
                Arguments.of(new Convolution(3, 3, 1, 1, true), new Shape[] {IMAGE}),
                Arguments.of(new Convolution(3, 4, 2, 1, false), new Shape[] {IMAGE}),
                Arguments.of(new PixelShuffle(2), new Shape[] {IMAGE}),
                Arguments.of(new PixelShuffle(3), new Shape[] {Shape.of(18, 2, 3)}),
                Arguments.of(new NearestUpsampling(2), new Shape[] {IMAGE}),
                Arguments.of(new NearestUpsampling(3), new Shape[] {IMAGE}),
                Arguments.of(new BatchNorm(1e-5, 0.1), new Shape[] {IMAGE}),
                Arguments.of(new BatchNorm(1e-3, 0.1), new Shape[] {VECTOR}),
                Arguments.of(new Relu(), new Shape[] {IMAGE}),
                Arguments.of(new LeakyRelu(0.2), new Shape[] {VECTOR}),
                Arguments.of(new Tanh(), new Shape[] {IMAGE}),
                Arguments.of(new Sigmoid(), new Shape[] {VECTOR}),
                Arguments.of(new UniformLatent(), new Shape[] {VECTOR}),
                Arguments.of(new Reshape(Shape.of(3, 2, 2)), new Shape[] {VECTOR}),
                Arguments.of(new Flatten(), new Shape[] {IMAGE}),
                Arguments.of(new Concat(), new Shape[] {VECTOR, Shape.of(3)}),
                Arguments.of(new Concat(), new Shape[] {IMAGE, Shape.of(1, 6, 5), IMAGE}),
                Arguments.of(new Planes(3, 4), new Shape[] {VECTOR}),
                Arguments.of(new Add(), new Shape[] {IMAGE, IMAGE}),
                Arguments.of(new Dropout(0.5), new Shape[] {VECTOR}),
                Arguments.of(new GaussianNoise(0.5), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(2, 2), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(3, 1), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(2, 2), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(3, 2), new Shape[] {IMAGE}),
                Arguments.of(new GlobalAveragePooling(), new Shape[] {IMAGE}),
                Arguments.of(new GlobalSumPooling(), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(2, 2, true), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(3, 2, true), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(2, 4, true), new Shape[] {IMAGE}),
                Arguments.of(new MaxPooling(6, 2, true), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(2, 2, true), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(3, 3, true), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(1, 3, true), new Shape[] {IMAGE}),
                Arguments.of(new AveragePooling(6, 3, true), new Shape[] {IMAGE}),
                Arguments.of(new Dense(5, true, WeightNormalisation.SPECTRAL), new Shape[] {VECTOR}),
                Arguments.of(new Dense(5, true, WeightNormalisation.WEIGHT), new Shape[] {VECTOR}),
                Arguments.of(new Convolution(3, 3, 1, 1, true, WeightNormalisation.SPECTRAL), new Shape[] {IMAGE}),
                Arguments.of(new Convolution(3, 3, 1, 1, true, WeightNormalisation.WEIGHT), new Shape[] {IMAGE}),
                Arguments.of(new TransposedConvolution(3, 4, 2, 1, 0, true), new Shape[] {IMAGE}),
                Arguments.of(new TransposedConvolution(3, 5, 3, 0, 0, false), new Shape[] {IMAGE}),
                Arguments.of(new TransposedConvolution(3, 3, 2, 1, 1, true), new Shape[] {IMAGE}),
                Arguments.of(new TransposedConvolution(2, 2, 3, 0, 2, true), new Shape[] {IMAGE}),
                Arguments.of(new TransposedConvolution(2, 3, 1, 2, 0, true), new Shape[] {IMAGE}),
                Arguments.of(
                        new TransposedConvolution(3, 3, 2, 1, 0, true, WeightNormalisation.SPECTRAL),
                        new Shape[] {IMAGE}),
                Arguments.of(
                        new TransposedConvolution(3, 3, 2, 1, 0, true, WeightNormalisation.WEIGHT),
                        new Shape[] {IMAGE}),
                Arguments.of(new InstanceNorm(1e-5), new Shape[] {IMAGE}),
                Arguments.of(new ConditionalBatchNorm(1e-5, 0.1), new Shape[] {IMAGE, Shape.of(7)}),
                Arguments.of(new ConditionalBatchNorm(1e-3, 0.1), new Shape[] {VECTOR, Shape.of(3)}),
                Arguments.of(new Maxout(2), new Shape[] {IMAGE}),
                Arguments.of(new Maxout(3), new Shape[] {VECTOR}),
                Arguments.of(new Attention(), new Shape[] {Shape.of(3, 4, 5), Shape.of(3, 2, 3), Shape.of(6, 2, 3)}),
                Arguments.of(new Gain(0), new Shape[] {IMAGE}),
                Arguments.of(new Offset(), new Shape[] {IMAGE}),
                Arguments.of(new Offset(), new Shape[] {VECTOR}),
                Arguments.of(new InnerProduct(), new Shape[] {VECTOR, VECTOR}),
                Arguments.of(new Slice(1, 2), new Shape[] {IMAGE}),
                Arguments.of(new Slice(0, 5), new Shape[] {VECTOR}));
    }

    @Test
    void theTableCoversTheWholeVocabulary() {
        Set<Class<?>> tested = new HashSet<>();
        operations().forEach(row -> tested.add(row.get()[0].getClass()));
        assertThat(tested).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }

    @Test
    void aGeneratorEqualsTheReferenceAndHoldsNoBatchNorm() throws Exception {
        NetworkDescription network = TestNetworks.generator();
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 2);
        OnnxParity.check(network, parameters);
        assertThat(operators(network, parameters))
                .containsExactly(
                        "Concat",
                        "Gemm",
                        "Reshape",
                        "Relu",
                        "Conv",
                        "DepthToSpace",
                        "Relu",
                        "Conv",
                        "DepthToSpace",
                        "Relu",
                        "Conv",
                        "Tanh");
    }

    @Test
    void aClassifierWithTwoOutputsEqualsTheReferenceAndHoldsNoBatchNorm() throws Exception {
        NetworkDescription network = TestNetworks.classifier();
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 3);
        OnnxParity.check(network, parameters);
        assertThat(operators(network, parameters))
                .containsExactly(
                        "Conv", "LeakyRelu", "Conv", "LeakyRelu", "MaxPool", "Flatten", "Gemm", "LeakyRelu", "Gemm");
    }

    @Test
    void anOutputMayBeAnInputOrNamedTwiceOrOnTheWayToAnother() throws Exception {
        // Given: an input passed through, one node under two names, and that node read again
        NetworkDescription network = new NetworkBuilder("names")
                .input("x", VECTOR)
                .node("drop", new Dropout(0.1))
                .output("same")
                .node("hidden", new Dense(4, true))
                .output("first")
                .output("second")
                .node("first-again", new Relu())
                .output("hidden")
                .build();

        // When / Then
        OnnxParity.check(network, TestNetworks.parameters(network, 4));
    }

    @Test
    void theModelStatesItsAxesNamesVersionsAndMetadata() throws OrtException, InvalidProtocolBufferException {
        // Given
        NetworkDescription network = TestNetworks.generator();
        Map<String, Tensor> parameters = TestNetworks.parameters(network, 2);

        // When
        byte[] model = OnnxWriter.write(network, parameters, Map.of("checkpoint", "abc", "dataset", "fashion"));

        // Then
        assertThat(ModelProto.parseFrom(model).getIrVersion()).isEqualTo(OnnxWriter.IR_VERSION);
        assertThat(OnnxWriter.write(network, parameters, Map.of("dataset", "fashion", "checkpoint", "abc")))
                .isEqualTo(model);
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model)) {
            assertThat(session.getInputNames()).containsExactlyInAnyOrder("z", "y");
            assertThat(session.getOutputNames()).containsExactly("image");
            TensorInfo image = (TensorInfo)
                    session.getOutputInfo().values().iterator().next().getInfo();
            assertThat(image.getShape()).containsExactly(-1, 1, 28, 28);
            assertThat(image.getDimensionNames()).startsWith("N");
            OnnxModelMetadata metadata = session.getMetadata();
            assertThat(metadata.getProducerName()).isEqualTo("ganymede");
            assertThat(metadata.getCustomMetadata())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("checkpoint", "abc", "dataset", "fashion"));
        }
    }

    @Test
    void everyFaultyParameterIsNamed() {
        // Given
        NetworkDescription network = TestNetworks.generator();
        Map<String, Tensor> parameters = new LinkedHashMap<>(TestNetworks.parameters(network, 2));
        parameters.remove("stem.weight");
        parameters.put("pixels.bias", Tensor.ofFloats(List.of(2L), new float[2]));
        parameters.put("up2.bias", Tensor.ofDoubles(List.of(64L), new double[64]));
        parameters.put("up1-norm.shift", Tensor.ofFloats(List.of(32L), nan()));
        parameters.put("up1-norm.running-varianse", Tensor.ofFloats(List.of(32L), new float[32]));

        // When / Then
        assertThatThrownBy(() -> OnnxWriter.write(network, parameters, Map.of()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("network 'generator'")
                .hasMessageContaining("'stem.weight' is missing: expected F32 [3136, 110]")
                .hasMessageContaining("'pixels.bias' does not fit: got F32 [2], expected F32 [1]")
                .hasMessageContaining("'up2.bias' does not fit: got F64 [64], expected F32 [64]")
                .hasMessageContaining("'up1-norm.shift' holds NaN")
                .hasMessageContaining("'up1-norm.running-varianse'; did you mean 'up1-norm.running-variance'?");
    }

    static List<String> operators(NetworkDescription network, Map<String, Tensor> parameters)
            throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(OnnxWriter.write(network, parameters, Map.of())).getGraph().getNodeList().stream()
                .map(node -> node.getOpType())
                .toList();
    }

    private static float[] nan() {
        float[] values = new float[32];
        values[31] = Float.NaN;
        return values;
    }
}
