package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.network.Shape;
import io.ganymede.common.onnx.OnnxGraph;
import io.ganymede.common.onnx.OnnxGraph.PixelType;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.command.ImportInception;
import io.ganymede.evaluator.inception.WeightFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of the operator's. */
class NetworkViewerTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Orders orders;

    @BeforeEach
    void makeOrders(@TempDir Path temporary) {
        orders = new Orders(temporary);
    }

    @Test
    void itsFeaturesAreScored() throws IOException {
        // Given a network whose features are four of the pixels
        JsonNode seen = orders.run(order("features", "{\"features\": \"corner\", \"all\": \"pixels\"}"))
                .json();

        // When the same numbers are given as features
        Orders.Outcome given = orders.run(orders.order(corners("real-corners", 40, 3), corners("fake-corners", 60, 2)));

        // Then
        assertThat(given.errors()).isEmpty();
        assertThat(seen.at("/metrics/fid/value").asDouble())
                .isCloseTo(given.value("fid"), within(1e-9))
                .isPositive();
        assertThat(seen.at("/protocol/features/networkDigest").asText()).hasSize(64);
        assertThat(seen.at("/skipped/labelAccuracy").asText()).startsWith("needs ");
    }

    @Test
    void theOnlyTapNeedsNoName() throws IOException {
        assertThat(orders.run(order("one", "{\"corners\": \"corner\"}")).code()).isZero();
        Orders.Outcome open = orders.run(order("two", "{\"corners\": \"corner\", \"all\": \"pixels\"}"));
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.errors())
                .contains("leaves open which tap the features are: got [", "expected one called 'features'");
    }

    @Test
    void aNetworkWithoutDescriptorIsNamed() throws IOException {
        Map<String, Object> order = order("features", "{\"features\": \"corner\"}");
        Files.delete(orders.folder().resolve("features.json"));
        Orders.Outcome outcome = orders.run(order);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.errors()).contains("features.json' does not exist");
        assertThat(outcome.report()).doesNotExist();
    }

    @Test
    void importedInceptionSeesImages() {
        // Given
        Path weights = WeightFiles.random(3, orders.folder().resolve("weights.pth"));
        assertThat(imported(weights.toString(), "none", "out")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("TORCH_ZIP", "warning: these are not the published weights");
        assertThat(imported(weights.toString(), "none", "weights.pth"))
                .as("a file is no folder")
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("error: the network cannot be written to '" + weights + "'");

        // When images of 80 x 80 are seen through it
        Map<String, Object> order =
                orders.order(orders.side("real", images(3, 80, 5)), orders.side("fake", images(4, 80, 11)));
        order.put("metrics", List.of("fid", "inceptionScore"));
        Path folder = orders.folder().resolve("out");
        order.put("features", network(folder.resolve("inception.onnx"), folder.resolve("inception.json")));
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.value("fid")).isPositive();
        assertThat(outcome.json().at("/protocol/features/network").asText()).isEqualTo("inception.onnx");
    }

    @Test
    void whatCannotBeImportedIsNamedAndLeavesNothing() {
        assertThat(imported(orders.folder().resolve("absent.pth").toString(), "tf1", "out"))
                .isEqualTo(2);
        assertThat(imported("absent.pth", "tf2", "out")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("error: file 'absent.pth' does not exist", "did you mean 'tf1'");
        assertThat(orders.folder().resolve("out")).doesNotExist();
    }

    private int imported(String weights, String rule, String folder) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return ImportInception.run(
                new String[] {weights, rule, orders.folder().resolve(folder).toString()}, out, out);
    }

    private Map<String, Object> order(String name, String taps) throws IOException {
        OnnxGraph graph = new OnnxGraph("passing");
        String images = graph.pixelInput("images", 1, PixelType.FLOAT);
        String pixels = graph.node("flat", "Flatten", List.of(images));
        String matrix = graph.floats("matrix", List.of(16, 4), selection());
        String corner = graph.node("select", "MatMul", List.of(pixels, matrix));
        graph.output("corner", Shape.of(4), corner);
        graph.output("pixels", Shape.of(16), pixels);
        Path onnx = Files.write(orders.folder().resolve(name + ".onnx"), graph.model(Map.of()));
        Path json = Files.writeString(
                orders.folder().resolve(name + ".json"),
                "{\"input\": \"images\", \"channels\": 1, \"height\": 4, \"width\": 4, \"resize\": \"none\","
                        + " \"scaling\": \"bytes\", \"taps\": " + taps + "}");
        Map<String, Object> order =
                orders.order(orders.side("real", images(40, 4, 3)), orders.side("fake", images(60, 4, 2)));
        order.put("features", network(onnx, json));
        order.put("metrics", List.of("fid", "labelAccuracy"));
        return order;
    }

    private static Map<String, Object> network(Path onnx, Path json) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("kind", "onnx");
        features.put("file", onnx.toString());
        features.put("descriptor", json.toString());
        return features;
    }

    private Map<String, Object> corners(String name, int count, int step) {
        byte[] pixels = pixels(count, 4, step);
        float[] corners = new float[count * 4];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = Byte.toUnsignedInt(pixels[i / 4 * 16 + i % 4]);
        }
        return orders.side(name, Map.of("features", Tensor.ofFloats(List.of((long) count, 4L), corners)));
    }

    /** Takes the first four of 16 numbers. */
    private static float[] selection() {
        float[] matrix = new float[64];
        for (int i = 0; i < 4; i++) {
            matrix[i * 4 + i] = 1;
        }
        return matrix;
    }

    private static Map<String, Tensor> images(int count, int side, int step) {
        return Map.of(
                "images",
                Tensor.ofBytes(List.of((long) count, 1L, (long) side, (long) side), pixels(count, side, step)));
    }

    private static byte[] pixels(int count, int side, int step) {
        byte[] pixels = new byte[count * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * step + i / (side * side) * 37 * (i % 5));
        }
        return pixels;
    }
}
