package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.suite.Classifications;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that carry what trained classifiers have recognised, of images that no network looks at. */
class ClassificationOrderTest {
    private Orders orders;
    private Map<String, Object> order;

    @BeforeEach
    void orderImages(@TempDir Path temporary) {
        orders = new Orders(temporary);
        order = orders.order(images("real", 40, true), images("fake", 20, true));
        order.put("features", Map.of("kind", "none"));
        order.put("metrics", List.of("cas"));
        order.put("classification", Json.tree(Classifications.measured(1000)));
    }

    @Test
    void scoresAreReportedWithTheirErrorsByClass() {
        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.value("cas")).isEqualTo(0.75);
        assertThat(outcome.value("casReal")).isEqualTo(0.9);
        assertThat(outcome.value("casReverse")).isEqualTo(0.6);
        assertThat(outcome.json().at("/metrics/cas/standardError").asDouble()).isPositive();
        assertThat(outcome.json().at("/metrics/cas/perClass").toString()).isEqualTo("{\"even\":0.5,\"odd\":1.0}");
        assertThat(outcome.json().at("/protocol/features/kind").asText()).isEqualTo("none");
        assertThat(outcome.json().at("/details/cas/images/generated").asLong()).isEqualTo(20);
        assertThat(outcome.page()).content().contains("casReverse", "0.75");
    }

    @Test
    void theRecipeIsPartOfTheProtocol() {
        JsonNode first = orders.run(order).json();
        order.put("classification", Json.tree(Classifications.measured(2000)));
        JsonNode longer = orders.run(order).json();

        assertThat(first.at("/protocol/classification/training/steps").asLong()).isEqualTo(1000);
        assertThat(longer.path("fingerprint")).isNotEqualTo(first.path("fingerprint"));
    }

    @Test
    void withoutClassifiersTheProtocolIsWhatItWas() {
        order.remove("classification");
        order.put("metrics", List.of("parzen"));

        Orders.Outcome outcome = orders.run(order);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.json().path("protocol").has("classification")).isFalse();
        assertThat(outcome.value("parzen")).isFinite();
    }

    @Test
    void aRefusalIsAReasonToSkip() {
        order.put("classification", Json.tree(new Classification.Refused("needs at least 2 classes: got 1, [even]")));
        order.put("metrics", List.of("cas", "parzen"));

        JsonNode report = orders.run(order).json();

        assertThat(report.at("/skipped/cas").asText()).isEqualTo("needs at least 2 classes: got 1, [even]");
        assertThat(report.path("skipped")).hasSize(3);
        assertThat(report.path("protocol").has("classification")).isFalse();
    }

    @Test
    void sidesWithoutClassesOrImagesSkipIt() {
        order.remove("classification");
        order.put("generated", images("fake", 20, false));
        order.put("metrics", List.of("cas", "parzen"));
        assertThat(orders.run(order).json().at("/skipped/cas").asText())
                .isEqualTo("needs a class for each generated and each reference image");

        Map<String, Object> matrices = orders.order(
                orders.side(
                        "rows",
                        Map.of("features", Orders.tensor(LcgMatrices.x()), "labels", Orders.parity(200)),
                        Orders.PARITY),
                orders.side(
                        "columns",
                        Map.of("features", Orders.tensor(LcgMatrices.y()), "labels", Orders.parity(150)),
                        Orders.PARITY));
        matrices.put("metrics", List.of("cas", "fid"));
        assertThat(orders.run(matrices).json().at("/skipped/casReal").asText())
                .isEqualTo("needs the generated and the reference images themselves");
    }

    private Map<String, Object> images(String name, int count, boolean labelled) {
        Tensor images = Orders.images(count, 10, 3);
        return labelled
                ? orders.side(name, Map.of("images", images, "labels", Orders.parity(count)), Orders.PARITY)
                : orders.side(name, Map.of("images", images));
    }
}
