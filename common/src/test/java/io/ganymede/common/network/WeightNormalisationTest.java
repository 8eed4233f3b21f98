package io.ganymede.common.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganymede.common.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operations keep beside their weight, and how optional parts of them stand in JSON. */
class WeightNormalisationTest {
    private static final String DENSE = "{\"op\":\"dense\",\"outputs\":3,\"bias\":true}";
    private static final String SPECTRAL =
            "{\"op\":\"dense\",\"outputs\":3,\"bias\":true,\"normalisation\":\"spectral\"}";
    private static final String POOLING = "{\"op\":\"max-pooling\",\"kernel\":3,\"stride\":2}";
    private static final String CEILING = "{\"op\":\"max-pooling\",\"kernel\":3,\"stride\":2,\"ceiling\":true}";

    /** The strict dialect of the platform, which refuses absent components, and a mapper without settings. */
    static Stream<ObjectMapper> mappers() {
        return Stream.of(Json.mapper(), new ObjectMapper());
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void absentMeansNoneAndNoneIsLeftOut(ObjectMapper json) throws JsonProcessingException {
        Map<String, Operation> documents = Map.of(
                DENSE, new Dense(3, true),
                SPECTRAL, new Dense(3, true, WeightNormalisation.SPECTRAL),
                POOLING, new MaxPooling(3, 2),
                CEILING, new MaxPooling(3, 2, true));
        for (Map.Entry<String, Operation> document : documents.entrySet()) {
            assertThat(json.readValue(document.getKey(), Operation.class)).isEqualTo(document.getValue());
            assertThat(json.writeValueAsString(document.getValue())).isEqualTo(document.getKey());
        }
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void whatIsLeftOutMayAlsoBeWritten(ObjectMapper json) throws JsonProcessingException {
        String explicit = DENSE.replace("}", ",\"normalisation\":\"none\"}");
        assertThat(json.readValue(explicit, Operation.class)).isEqualTo(new Dense(3, true));
        assertThat(json.readValue(explicit.replace("\"none\"", "null"), Operation.class))
                .isEqualTo(new Dense(3, true));
        assertThat(json.readValue(POOLING.replace("}", ",\"ceiling\":false}"), Operation.class))
                .isEqualTo(new MaxPooling(3, 2));
    }

    @ParameterizedTest
    @MethodSource("mappers")
    void anUnknownNormalisationIsRefusedWithTheKnownOnes(ObjectMapper json) {
        assertThatThrownBy(() -> json.readValue(DENSE.replace("}", ",\"normalisation\":\"layer\"}"), Operation.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("layer")
                .hasMessageContaining("none")
                .hasMessageContaining("weight")
                .hasMessageContaining("spectral");
    }

    @Test
    void everyNormalisationKeepsItsOwn() {
        assertThat(parameters(WeightNormalisation.NONE))
                .containsExactly("conv.weight [4, 3, 5, 5]", "conv.bias [4]", "deconv.weight [4, 2, 3, 3]");
        assertThat(parameters(WeightNormalisation.WEIGHT))
                .containsExactly(
                        "conv.weight [4, 3, 5, 5]",
                        "conv.bias [4]",
                        "conv.gain [4]",
                        "deconv.weight [4, 2, 3, 3]",
                        "deconv.gain [2]");
        assertThat(parameters(WeightNormalisation.SPECTRAL))
                .containsExactly(
                        "conv.weight [4, 3, 5, 5]",
                        "conv.bias [4]",
                        "conv.left-vector [4] buffer",
                        "deconv.weight [4, 2, 3, 3]",
                        "deconv.left-vector [2] buffer");
    }

    @Test
    void newOperationsKeepTheirParameters() {
        NetworkDescription network = new NetworkBuilder("net")
                .input("x", Shape.of(3, 4, 5))
                .input("y", Shape.of(7))
                .node("norm", new ConditionalBatchNorm(1e-5, 0.1), "x", "y")
                .node("instance", new InstanceNorm(1e-5))
                .node("gain", new Gain(0))
                .node("offset", new Offset())
                .output("value")
                .build();
        assertThat(described(network))
                .containsExactly(
                        "norm.condition-scale [3, 7]",
                        "norm.condition-shift [3, 7]",
                        "norm.running-mean [3] buffer",
                        "norm.running-variance [3] buffer",
                        "instance.scale [3]",
                        "instance.shift [3]",
                        "gain.gain [1]",
                        "offset.bias [3, 4, 5]");
    }

    private static List<String> parameters(WeightNormalisation normalisation) {
        return described(new NetworkBuilder("net")
                .input("x", Shape.of(3, 8, 8))
                .node("conv", new Convolution(4, 5, 1, 2, true, normalisation))
                .node("deconv", new TransposedConvolution(2, 3, 2, 1, 0, false, normalisation))
                .output("value")
                .build());
    }

    private static List<String> described(NetworkDescription network) {
        return network.parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.shape()
                        + (parameter.role().trainable() ? "" : " buffer"))
                .toList();
    }
}
