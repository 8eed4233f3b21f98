package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangelogTest {
    @Test
    void everyFragmentHasTheDocumentedForm() {
        assertThat(DeploymentFiles.names("changelog/unreleased")).isNotEmpty().allSatisfy(name -> {
            JsonNode fragment = DeploymentFiles.document("changelog/unreleased/" + name);
            assertThat(name).matches("[a-z0-9-]+\\.yaml");
            assertThat(fragment.properties().stream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder("kind", "modules", "text");
            assertThat(fragment.path("kind").asText())
                    .isIn("added", "changed", "deprecated", "removed", "fixed", "security");
            assertThat(fragment.path("modules")).isNotEmpty().allSatisfy(module -> assertThat(
                            DeploymentFiles.path(module.asText()))
                    .isDirectory());
            assertThat(fragment.path("text").asText()).isNotBlank();
        });
    }
}
