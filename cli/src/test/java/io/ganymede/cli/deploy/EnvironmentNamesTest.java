package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One set of names: docs/configuration.md, docker-compose.yml and the Kubernetes base. */
class EnvironmentNamesTest {
    private static final String DOCUMENT = "docs/configuration.md";

    @Test
    void everyDocumentedVariableIsTheOneThatQuarkusReadsForItsKey() {
        assertThat(table()).hasSizeGreaterThan(10).allSatisfy(row -> assertThat(
                        row.get(1).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .isEqualTo(row.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer", "evaluator", "sampler"})
    void composeAndKubernetesSetTheSameDocumentedVariables(String service) {
        // Given
        Deployment deployment = KubernetesManifestsTest.deployment("ganymede-" + service);
        JsonNode compose = DeploymentFiles.document("docker-compose.yml")
                .path("services")
                .path(service)
                .path("environment");

        // When
        Set<String> inKubernetes = KubernetesManifestsTest.environment(
                        deployment.getSpec().getTemplate())
                .keySet();
        Set<String> inCompose = new TreeSet<>();
        compose.properties().forEach(variable -> inCompose.add(variable.getKey()));

        // Then
        assertThat(inKubernetes)
                .containsExactlyInAnyOrderElementsOf(inCompose)
                .containsAll(documented(service, true))
                .isSubsetOf(documented(service, false));
    }

    @Test
    void composeSubstitutesExactlyTheVariablesOfTheExampleFile() {
        // Given
        Set<String> used = matches("\\$\\{([A-Z_]+)", DeploymentFiles.text("docker-compose.yml"));

        // When
        Set<String> offered = matches("(?m)^#?([A-Z_]+)=", DeploymentFiles.text("deploy/example.env"));

        // Then
        assertThat(offered).isEqualTo(used);
    }

    @Test
    void theExampleFileHoldsNoKeys() {
        assertThat(DeploymentFiles.text("deploy/example.env")
                        .lines()
                        .filter(line -> line.contains("_KEY="))
                        .toList())
                .hasSize(2)
                .allMatch(line -> line.endsWith("="));
        assertThat(DeploymentFiles.text(".gitignore").lines()).contains(".env");
    }

    private static Set<String> documented(String service, boolean onlyRequired) {
        Set<String> names = new TreeSet<>();
        for (List<String> row : table()) {
            List<String> services = List.of(row.get(3).split(", "));
            boolean applies = services.contains("all") || services.contains(service);
            if (applies && (!onlyRequired || row.get(2).equals("required"))) {
                names.add(row.get(0));
            }
        }
        return names;
    }

    /** Rows of variable, key, default, services. */
    private static List<List<String>> table() {
        return DeploymentFiles.rows(DOCUMENT, "");
    }

    private static Set<String> matches(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
