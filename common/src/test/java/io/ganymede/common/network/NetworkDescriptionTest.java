package io.ganymede.common.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.error.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDescriptionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theGoldenFileIsReadAndWritten() throws IOException {
        // Given
        NetworkDescription network = everyOperation();
        try (InputStream in = NetworkDescriptionTest.class.getResourceAsStream("/network-description.json")) {
            String golden = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

            // When / Then
            assertThat(JSON.readValue(golden, NetworkDescription.class)).isEqualTo(network);
            assertThat(JSON.readTree(JSON.writeValueAsString(network))).isEqualTo(JSON.readTree(golden));
        }
    }

    @Test
    void theGoldenFileHoldsEveryOperation() {
        assertThat(everyOperation().nodes().stream()
                        .<Class<?>>map(node -> node.operation().getClass()))
                .contains(Operation.class.getPermittedSubclasses());
    }

    @Test
    void theDocumentNamesEveryOperation() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "networks.md"));
        for (JsonSubTypes.Type operation :
                Operation.class.getAnnotation(JsonSubTypes.class).value()) {
            assertThat(document).contains("`" + operation.name() + "`");
        }
    }

    @Test
    void theGeneratorComesBackFromItsJson() throws JsonProcessingException {
        NetworkDescription network = TestNetworks.generator();
        assertThat(JSON.readValue(JSON.writeValueAsString(network), NetworkDescription.class))
                .isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op": "dense", "outputs": 3}                                                          | bias
            {"op": "dense", "outputs": 0, "bias": true}                                            | dense outputs must be at least 1: got 0
            {"op": "dense", "outputs": 3, "bias": true, "units": 3}                                | units
            {"op": "convolution", "outputs": 1, "kernel": 3, "stride": 1, "bias": true}            | padding
            {"op": "convolution", "outputs": 1, "kernel": 3, "stride": 0, "padding": 0, "bias": true} | convolution stride must be at least 1
            {"op": "convolution", "outputs": 99999999, "kernel": 3, "stride": 1, "padding": 0, "bias": true} | at most 16777216
            {"op": "pixel-shuffle", "factor": 65536}                                               | pixel-shuffle factor must be in
            {"op": "batch-norm", "epsilon": 1e-5}                                                  | momentum
            {"op": "dropout", "rate": 1.0}                                                         | dropout rate must be in
            {"op": "reshape", "shape": []}                                                         | one to three sizes
            {"op": "reshape", "shape": [65536, 65536]}                                             | too many elements
            {"op": "reshape", "shape": [0]}                                                        | below 1
            {"op": "transposed-convolution", "outputs": 1, "kernel": 3, "stride": 2, "padding": 0, "outputPadding": 2, "bias": true} | output padding must be in [0.0, 1.0]: got 2
            {"op": "transposed-convolution", "outputs": 1, "kernel": 3, "stride": 2, "padding": 0, "bias": true} | outputPadding
            {"op": "instance-norm", "epsilon": -1}                                                 | instance-norm epsilon must be in
            {"op": "conditional-batch-norm", "epsilon": 1e-5}                                      | momentum
            {"op": "maxout", "pieces": 1}                                                          | maxout pieces must be at least 2: got 1
            {"op": "gain"}                                                                         | initial
            {"op": "slice", "start": -1, "length": 2}                                              | slice start must be at least 0
            {"op": "slice", "start": 0, "length": 0}                                               | slice length must be at least 1
            {"op": "denze", "outputs": 3}                                                          | known type ids
            """)
    void aFaultyOperationIsRefusedWhenRead(String json, String message) {
        assertThatThrownBy(() -> JSON.readValue(json, Operation.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownInputIsNamedWithTheKnownOnes() {
        assertRefused(
                start().node("second", new Relu(), "frist").output("result"),
                "node 'second' reads 'frist', which is no input or earlier node; known: [x, first]");
    }

    @Test
    void namesMayNotRepeat() {
        assertRefused(start().node("first", new Relu()).output("result"), "the name 'first' is used twice");
        assertRefused(start().input("x", Shape.of(1)).output("result"), "input 'x' is declared twice");
        assertRefused(start().output("result").output("result"), "output name 'result' belongs to");
        assertRefused(start().output("x"), "output name 'x' belongs to an input");
    }

    @Test
    void namesHaveOneForm() {
        assertThatThrownBy(() -> start().node("Big", new Relu())).hasMessageContaining("node name 'Big' must match");
        assertThatThrownBy(() -> start().output("a.b")).hasMessageContaining("output name 'a.b' must match");
        assertThatThrownBy(() -> start().input("", Shape.of(1))).hasMessageContaining("input name '' must match");
    }

    @Test
    void outputsMustExist() {
        assertRefused(start(), "has no output");
        assertThatThrownBy(() -> new NetworkDescription(
                        "net",
                        List.of(new NetworkInput("x", Shape.of(1))),
                        List.of(),
                        List.of(new NetworkOutput("result", "absent"))))
                .hasMessageContaining("output 'result' names the unknown node 'absent'; known: [x]");
    }

    @Test
    void aShapeThatDoesNotFitNamesNetworkAndNode() {
        assertRefused(
                start().node("second", new Convolution(1, 3, 1, 1, true)).output("result"),
                "network 'net', node 'second' takes an image [C, H, W]: got [4]");
        assertRefused(
                start().node("image", new Reshape(Shape.of(5, 1, 1))).output("result"),
                "node 'image' cannot turn [4] into [5, 1, 1]");
        assertRefused(
                start().node("image", new Reshape(Shape.of(1, 2, 2)))
                        .node("small", new MaxPooling(3, 1))
                        .output("result"),
                "node 'small' has a window of 3 that does not fit into [1, 2, 2]");
        assertRefused(
                start().node("image", new Reshape(Shape.of(1, 2, 2)))
                        .node("shuffle", new PixelShuffle(2))
                        .output("result"),
                "node 'shuffle' needs a number of channels divisible by 4");
        assertRefused(
                start().node("sum", new Add(), "first", "x").output("result"),
                "node 'sum' takes two inputs of one shape: got [[4], [3]]");
        assertRefused(start().node("join", new Concat()).output("result"), "node 'join' joins at least two inputs");
    }

    @Test
    void aShapeThatIsTooLargeNamesNetworkAndNode() {
        NetworkBuilder builder = new NetworkBuilder("net").input("x", Shape.of(1, 1024, 1024));
        for (int i = 0; i < 4; i++) {
            builder.node("up" + i, new NearestUpsampling(64));
        }
        assertRefused(builder.output("result"), "network 'net', node 'up0' has no valid shape");
    }

    @Test
    void parametersStandInNodeOrderWithStableNamesAndShapes() {
        List<String> parameters = TestNetworks.generator().parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.shape())
                .toList();
        assertThat(parameters)
                .startsWith(
                        "stem.weight [3136, 110]",
                        "stem-norm.scale [64]",
                        "stem-norm.shift [64]",
                        "stem-norm.running-mean [64]",
                        "stem-norm.running-variance [64]",
                        "up1.weight [128, 64, 3, 3]")
                .endsWith("pixels.weight [1, 16, 3, 3]", "pixels.bias [1]")
                .hasSize(18);
    }

    @Test
    void shapesAndOutputsAreFoundByName() {
        NetworkDescription network = TestNetworks.classifier();
        assertThat(network.shapes())
                .containsEntry("conv1", Shape.of(16, 14, 14))
                .containsEntry("flat", Shape.of(1568));
        assertThat(network.outputShape("logits")).isEqualTo(Shape.of(10));
        assertThat(network.inputShape("x")).isEqualTo(Shape.of(1, 28, 28));
        assertThatThrownBy(() -> network.outputShape("probabilities"))
                .hasMessageContaining("network 'classifier' has no output 'probabilities'");
        assertThatThrownBy(() -> network.interpret(new ReferenceInterpreter(Map.of()), Map.of()))
                .hasMessageContaining("lacks a value for input 'x'");
    }

    @Test
    void concatJoinsTheFirstAxisOfAnyRank() {
        NetworkDescription network = new NetworkBuilder("net")
                .input("a", Shape.of(2, 3))
                .input("b", Shape.of(4, 3))
                .node("joined", new Concat(), "a", "b")
                .output("result")
                .build();
        assertThat(network.outputShape("result")).isEqualTo(Shape.of(6, 3));
    }

    private static NetworkBuilder start() {
        return new NetworkBuilder("net").input("x", Shape.of(3)).node("first", new Dense(4, true));
    }

    private static void assertRefused(NetworkBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("network 'net'")
                .hasMessageContaining(message);
    }

    private static NetworkDescription everyOperation() {
        return new NetworkBuilder("every-operation")
                .input("x", Shape.of(1, 8, 8))
                .input("y", Shape.of(3))
                .node("label", new Planes(8, 8), "y")
                .node("joined", new Concat(), "x", "label")
                .node("conv", new Convolution(8, 3, 1, 1, false))
                .node("norm", new BatchNorm(1e-5, 0.1))
                .node("leaky", new LeakyRelu(0.2))
                .node("shuffle", new PixelShuffle(2))
                .node("max", new MaxPooling(2, 2))
                .node("up", new NearestUpsampling(2))
                .node("average", new AveragePooling(2, 2))
                .node("sum", new Add(), "max", "average")
                .node("noise", new GaussianNoise(0.1))
                .node("flat", new Flatten())
                .node("drop", new Dropout(0.5))
                .node("dense", new Dense(16, true))
                .node("relu", new Relu())
                .node("image", new Reshape(Shape.of(4, 2, 2)))
                .node("tanh", new Tanh())
                .node("mean", new GlobalAveragePooling())
                .node("sigmoid", new Sigmoid())
                .output("result")
                .node("uniform", new UniformLatent())
                .node("query", new Convolution(2, 1, 1, 0, false, WeightNormalisation.SPECTRAL), "image")
                .node("key", new AveragePooling(2, 2, true), "query")
                .node("value", new MaxPooling(2, 2, true), "image")
                .node("attention", new Attention(), "query", "key", "value")
                .node("gain", new Gain(0.5))
                .node("offset", new Offset())
                .node("conditional-norm", new ConditionalBatchNorm(1e-5, 0.1), "offset", "y")
                .node("deconv", new TransposedConvolution(4, 5, 3, 1, 2, true, WeightNormalisation.WEIGHT))
                .node("instance-norm", new InstanceNorm(1e-5))
                .node("maxout", new Maxout(2))
                .node("sum-pooling", new GlobalSumPooling())
                .node("features", new Slice(0, 1))
                .node("embedding", new Dense(1, false, WeightNormalisation.SPECTRAL), "y")
                .node("match", new InnerProduct(), "features", "embedding")
                .output("projection")
                .build();
    }
}
