package io.ganymede.evaluator.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.suite.Conventions;
import io.ganymede.evaluator.suite.MetricSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonProtocolTest {
    private static final MetricSettings SETTINGS =
            Conventions.REGISTRY.require(Conventions.OWN).settings(7);

    @Test
    void equalProtocolsHaveOneFingerprint() {
        assertThat(protocol(SETTINGS, "a").fingerprint())
                .isEqualTo(
                        protocol(Conventions.REGISTRY.require(Conventions.OWN).settings(7), "a")
                                .fingerprint())
                .hasSize(64);
    }

    @Test
    void whateverDecidesAScoreChangesIt() {
        String fingerprint = protocol(SETTINGS, "a").fingerprint();

        assertThat(List.of(
                        protocol(SETTINGS.with(Ddof.ZERO), "a").fingerprint(),
                        protocol(SETTINGS, "b").fingerprint(),
                        protocol(Conventions.REGISTRY.require("am-gan").settings(7), "a")
                                .fingerprint(),
                        protocol(Conventions.REGISTRY.require(Conventions.OWN).settings(8), "a")
                                .fingerprint()))
                .doesNotContain(fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void contentDecidesAndNamesDoNot(@TempDir Path folder) {
        // Given
        Orders orders = new Orders(folder);
        Map<String, Object> order =
                orders.order(orders.features("real", LcgMatrices.x()), orders.features("fake", LcgMatrices.y()));
        order.put("metrics", List.of("fid"));
        String fingerprint = fingerprint(orders, order);

        // When, then
        order.put("reference", orders.features("same-content", LcgMatrices.x()));
        assertThat(fingerprint(orders, order)).isEqualTo(fingerprint);
        order.put("generated", orders.features("other-images", LcgMatrices.uniform(9, 150, 16)));
        assertThat(fingerprint(orders, order)).as("what is ranked").isEqualTo(fingerprint);
        order.put("generated", orders.features("fewer", LcgMatrices.uniform(9, 149, 16)));
        assertThat(fingerprint(orders, order)).as("another number").isNotEqualTo(fingerprint);
        order.put("generated", orders.features("fake", LcgMatrices.y()));
        order.put("reference", orders.features("real", LcgMatrices.uniform(9, 200, 16)));
        assertThat(fingerprint(orders, order)).as("other real images").isNotEqualTo(fingerprint);
    }

    private static String fingerprint(Orders orders, Map<String, Object> order) {
        return orders.run(order).json().path("fingerprint").asText();
    }

    private static ComparisonProtocol protocol(MetricSettings settings, String digest) {
        ComparisonProtocol.Counts counts = new ComparisonProtocol.Counts(10, List.of());
        ComparisonProtocol.RealSide real = new ComparisonProtocol.RealSide(digest, counts);
        return new ComparisonProtocol(
                ComparisonProtocol.VERSION,
                "ganymede",
                ComparisonProtocol.Settings.of(settings),
                new Viewer.Description("none", null, null, null),
                counts,
                real,
                real,
                null);
    }
}
