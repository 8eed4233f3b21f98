package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.artifact.InMemoryArtifactStore;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.world.SmallWorld;
import io.ganymede.evaluator.world.Stripes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images seen through a reference classifier; the real test images play the part of the generated ones. */
class ClassifierViewerTest {
    private final InMemoryArtifactStore store = new InMemoryArtifactStore();
    private Path folder;
    private Orders orders;
    private Map<String, Object> order;
    private Map<String, Object> classifier;

    @BeforeEach
    void makeAnOrder(@TempDir Path temporary) {
        folder = temporary;
        orders = new Orders(temporary);
        classifier = features(SmallWorld.in(store, "small").publishClassifier());
        order = orders.order(split("train"), split("test"));
        order.put("features", classifier);
    }

    @Test
    void everyMetricIsMeasured() throws IOException {
        // When
        Orders.Outcome outcome = orders.run(order);

        // Then
        assertThat(outcome.errors()).isEmpty();
        JsonNode report = outcome.json();
        assertThat(report.path("skipped")).isEmpty();
        assertThat(outcome.value("labelAccuracy")).isGreaterThan(0.95);
        assertThat(outcome.value("inceptionScore")).isCloseTo(3, within(0.5));
        assertThat(outcome.value("amScoreDivergence")).isLessThan(1e-2);
        assertThat(outcome.value("parzen")).isFinite();
        assertThat(outcome.value("msSsim"))
                .as("of images of one kind")
                .isCloseTo(outcome.value("msSsimReal"), within(0.1));
        assertThat(report.at("/metrics/labelAccuracy/perClass")).hasSize(3);
        assertThat(report.at("/metrics/msSsim/perClass").has("diagonals")).isTrue();
        assertThat(report.at("/confusion/counts")).hasSize(3);
        assertThat(report.at("/confusion/counts/0/0").asInt()).isGreaterThan(25);
        assertThat(report.at("/details/labelAccuracy").toString()).doesNotContain("counts");
        assertThat(report.at("/classes/2").toString())
                .isEqualTo("{\"name\":\"diagonals\",\"generated\":30,\"reference\":60}");
        assertThat(report.at("/protocol/features/network").asText()).isEqualTo("stripe-classifier/1");
        Document page = Jsoup.parse(Files.readString(outcome.page()));
        assertThat(page.text())
                .contains("Fréchet distance of each class")
                .contains("Asked-for classes against recognised ones");
        assertThat(page.select("tr:has(th:containsOwn(diagonals)) td").eachText())
                .startsWith("30", "60");
    }

    @Test
    void scoresDoNotDependOnTheBatchSize() {
        ComparisonReport seven = report(7);
        ComparisonReport many = report(64);

        assertThat(seven.fingerprint()).isEqualTo(many.fingerprint());
        assertThat(seven.metrics().keySet()).isEqualTo(many.metrics().keySet());
        many.metrics().forEach((name, score) -> assertThat(seven.metrics()
                        .getOrDefault(name, new ComparisonReport.Score(Double.NaN, null, null))
                        .value())
                .as(name)
                .isCloseTo(score.value(), within(1e-12 * Math.max(1, Math.abs(score.value())))));
    }

    @Test
    void theTrainingImagesAreWhatCopiesAreHeldAgainst() {
        order.put("training", split("test"));
        order.put("metrics", List.of("authPct"));

        Orders.Outcome copies = orders.run(order);

        assertThat(copies.errors()).isEmpty();
        assertThat(copies.value("authPct")).as("each is its own nearest").isZero();
    }

    @Test
    void aClassifierOfOtherClassesTellsNothingOfThem() {
        Map<String, Object> features = new LinkedHashMap<>(classifier);
        features.put("classes", List.of("a", "b", "c"));
        order.put("features", features);

        JsonNode report = orders.run(order).json();

        assertThat(report.at("/skipped/labelAccuracy").asText()).contains("a classifier that knows the classes");
        assertThat(report.at("/metrics").has("classFid")).isTrue();
        assertThat(report.at("/metrics").has("amScore")).isTrue();
        assertThat(report.has("confusion")).isFalse();
    }

    @Test
    void whatDoesNotFitTheClassifierIsRefused() throws IOException {
        order.put(
                "generated",
                orders.side("large", Map.of("images", Tensor.ofBytes(List.of(2L, 1L, 9L, 8L), new byte[144]))));
        assertRefused(
                "'large' does not fit classifier 'stripe-classifier/1': got images [1, 9, 8], expected images [1, 8, 8]");

        order.put("generated", split("test"));
        Files.write(folder.resolve("classifier.onnx"), new byte[] {1, 2, 3});
        assertRefused("network 'stripe-classifier/1' cannot be loaded");

        Files.delete(folder.resolve("classifier.onnx"));
        assertRefused("classifier.onnx' does not exist");
    }

    private void assertRefused(String mention) {
        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.errors()).startsWith("error: ").contains(mention);
        assertThat(outcome.code()).isEqualTo(2);
    }

    private ComparisonReport report(int batchRows) {
        return new Comparison(
                        Json.convert("order", Json.tree(order), EvaluationOrder.class),
                        new OpenBlasLinearAlgebra(),
                        new InferenceSettings(1, batchRows))
                .run("0", Clock.systemUTC())
                .report();
    }

    private Map<String, Object> split(String name) {
        byte[] content = store.find("datasets/small/1/" + name + ".safetensors").orElseThrow();
        return orders.side(name, SafetensorsFile.of(name, content).tensors(), Stripes.CLASSES);
    }

    private Map<String, Object> features(ModelManifest manifest) {
        Path onnx = folder.resolve("classifier.onnx");
        try {
            Files.write(onnx, store.read(manifest.onnx()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kind", "classifier",
                "label", "stripe-classifier/1",
                "manifestDigest", "0".repeat(64),
                "onnx", onnx.toString(),
                "mean", manifest.mean(),
                "deviation", manifest.deviation(),
                "classes", manifest.classes());
    }
}
