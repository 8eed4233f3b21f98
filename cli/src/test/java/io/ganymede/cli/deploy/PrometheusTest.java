package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusTest {
    @Test
    void everyAlertUsesDocumentedMetrics() {
        // Given
        Set<String> known = new HashSet<>();
        for (List<String> row : DeploymentFiles.rows("docs/operations.md", "ganymede_")) {
            known.add(row.get(0));
            if (row.get(0).endsWith("_seconds") || row.get(0).endsWith("_size")) {
                List.of("_bucket", "_count", "_sum", "_max").forEach(suffix -> known.add(row.get(0) + suffix));
            }
        }

        // When
        Set<String> used = new TreeSet<>();
        rules().findValues("expr").forEach(expression -> Pattern.compile("ganymede_\\w+")
                .matcher(expression.asText())
                .results()
                .map(MatchResult::group)
                .forEach(used::add));

        // Then
        assertThat(used).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void everyAlertHasANameASeverityAndASummary() {
        List<JsonNode> alerts = rules().findParents("alert");
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.path("labels").path("severity").asText()).isIn("warning", "critical");
            assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
        });
        assertThat(alerts.stream().map(alert -> alert.path("alert").asText())).doesNotHaveDuplicates();
    }

    @Test
    void allThreeServicesOfComposeAreScraped() {
        // Given
        JsonNode configuration = DeploymentFiles.document("deploy/prometheus/prometheus.yml");

        // When
        List<String> targets = configuration.findValues("targets").stream()
                .map(list -> list.path(0).asText())
                .toList();

        // Then
        assertThat(targets).containsExactlyInAnyOrder("trainer:9000", "evaluator:9000", "sampler:9000");
        assertThat(configuration.findValuesAsText("metrics_path")).containsOnly("/q/metrics");
        assertThat(configuration.path("rule_files").path(0).asText()).isEqualTo("rules.yml");
    }

    private static JsonNode rules() {
        return DeploymentFiles.document("deploy/prometheus/rules.yml");
    }
}
