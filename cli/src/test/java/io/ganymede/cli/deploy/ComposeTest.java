package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {
    private static final List<String> ONE_SHOT = List.of("topics", "bucket");

    private final Map<String, JsonNode> services = services();

    @Test
    void everyServiceSaysWhenItIsHealthyOrEnds() {
        assertThat(services)
                .containsOnlyKeys(
                        "kafka", "topics", "objectstore", "bucket", "trainer", "evaluator", "sampler", "prometheus");
        assertThat(services)
                .allSatisfy((name, service) ->
                        assertThat(service.has("healthcheck")).as(name).isEqualTo(!ONE_SHOT.contains(name)));
    }

    @Test
    void dependenciesWaitForWhatTheirTargetCanSay() {
        services.forEach(
                (name, service) -> service.path("depends_on").properties().forEach(dependency -> {
                    assertThat(services).containsKey(dependency.getKey());
                    assertThat(dependency.getValue().path("condition").asText())
                            .as(name + " on " + dependency.getKey())
                            .isEqualTo(
                                    ONE_SHOT.contains(dependency.getKey())
                                            ? "service_completed_successfully"
                                            : "service_healthy");
                }));
    }

    @Test
    void everyForeignImageIsPinned() {
        assertThat(services.values())
                .extracting(service -> service.path("image").asText())
                .allMatch(image ->
                        image.matches("(\\$\\{\\w+:-)?[\\w./-]+:(\\$\\{GANYMEDE_VERSION:-dev|[\\w.-]*\\d[\\w.-]*"
                                + "(@sha256:[0-9a-f]{64})?)}?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer", "evaluator", "sampler"})
    void ourServicesAreBuiltFromTheOneDockerfileAndConfined(String name) {
        // Given
        JsonNode service =
                DeploymentFiles.document("docker-compose.yml").path("services").path(name);
        String module = service.path("build").path("args").path("MODULE").asText();

        // Then
        assertThat(DeploymentFiles.path(service.path("build").path("dockerfile").asText()))
                .exists();
        assertThat(module).isEqualTo(name + "-service");
        assertThat(DeploymentFiles.path(module + "/pom.xml")).exists();
        assertThat(service.path("image").asText()).startsWith("ganymede/" + module + ":");
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(texts(service.path("cap_drop"))).containsExactly("ALL");
        assertThat(texts(service.path("volumes"))).contains("/tmp");
        assertThat(texts(service.path("healthcheck").path("test"))).contains("/opt/ganymede/ready.sh");
    }

    @Test
    void portsStayOnThisMachineAndDoNotCollide() {
        List<String> published = services.values().stream()
                .flatMap(service -> texts(service.path("ports")).stream())
                .toList();
        assertThat(published).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(published.stream().map(port -> port.split(":", -1)[1])).doesNotHaveDuplicates();
    }

    @Test
    void everyMountedFileExists() {
        Stream<String> mounts = services.values().stream()
                .flatMap(service -> texts(service.path("volumes")).stream())
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":", -1)[0]);
        assertThat(mounts).isNotEmpty().allSatisfy(file -> assertThat(DeploymentFiles.path(file))
                .exists());
    }

    @Test
    void theImageRunsAsAnUnprivilegedUserAndReceivesSignals() {
        List<String> lines = DeploymentFiles.text("deploy/Dockerfile").lines().toList();
        assertThat(lines)
                .contains("ARG MODULE", "USER 10001:10001", "EXPOSE 8080 9000")
                .anyMatch(line -> line.matches("FROM eclipse-temurin:17\\.[\\w.]+-jre-noble"))
                .anyMatch(line -> line.startsWith("ENTRYPOINT [\"java\""));
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        DeploymentFiles.document("docker-compose.yml")
                .path("services")
                .properties()
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
