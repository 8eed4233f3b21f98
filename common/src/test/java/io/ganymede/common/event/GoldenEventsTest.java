package io.ganymede.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import io.ganymede.common.request.TrainingRequests;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {
    static Set<String> names() {
        return GoldenEvents.samples().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileIsReadAndWrittenBackEqual(String name) {
        // Given
        JsonNode golden = golden(name);
        Class<?> type = typeOf(GoldenEvents.schema(name)).data();

        // When
        Object record = Json.read(name, Json.bytes(golden), type);

        // Then
        assertThat(written(record)).isEqualTo(golden);
        assertThat(EventSchemas.violations(GoldenEvents.schema(name), golden)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleIsWrittenAsItsGoldenFile(String name) {
        assertThat(written(GoldenEvents.sample(name))).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRequiredKeyIsMissed(String name) {
        JsonNode golden = golden(name);
        assertThat(EventSchemas.violations(GoldenEvents.schema(name), Json.parse("empty", new byte[] {'{', '}'})))
                .hasSameSizeAs(
                        EventSchemas.Part.of(GoldenEvents.schema(name)).node().get("required"));
        assertThat(golden).isNotEmpty();
    }

    @Test
    void everyEventHasAGoldenFileAndEveryFileAnEvent() throws IOException, URISyntaxException {
        // Given
        Path folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/golden")).toURI());

        // When
        Set<String> files;
        try (Stream<Path> paths = Files.list(folder)) {
            files = paths.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }

        // Then
        assertThat(files)
                .containsExactlyInAnyOrderElementsOf(
                        names().stream().map(GoldenEvents::file).toList());
        assertThat(names().stream().map(GoldenEvents::schema).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::schema)
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "TRAINING_REQUESTED")
    void theRecordOfAnEventIsItsSchema(EventType type) {
        assertThat(RecordShape.differences(type.data(), EventSchemas.Part.of(type.schema())))
                .isEmpty();
    }

    @Test
    void aRequestHasTheKeysOfASpec() {
        assertThat(differingKeys("", EventSchemas.Part.of("training-request"), EventSchemas.Part.of("training-spec")))
                .isEmpty();
        assertThat(TrainingRequests.resolve(golden("training-request"))).isInstanceOf(TrainingSpec.class);
    }

    @Test
    void goldenFilesCanBeRewritten(@TempDir Path folder) throws IOException {
        // When
        GoldenEvents.main(folder.toString());

        // Then
        assertThat(folder).isDirectoryContaining("glob:**/job-snapshot.v1.rejected.json");
    }

    private static Set<String> differingKeys(String place, EventSchemas.Part request, EventSchemas.Part spec) {
        Set<String> differing = new TreeSet<>();
        if (!request.node().has("properties") || !spec.node().has("properties")) {
            return differing;
        }
        Set<String> asked = keys(request.node().get("properties"));
        Set<String> resolved = keys(spec.node().get("properties"));
        Stream.concat(asked.stream(), resolved.stream())
                .filter(key -> !asked.contains(key) || !resolved.contains(key))
                .forEach(key -> differing.add(place + "/" + key));
        for (String key : asked) {
            if (resolved.contains(key)) {
                differing.addAll(differingKeys(
                        place + "/" + key,
                        new EventSchemas.Part(request.file(), request.node().get("properties")).at(key),
                        new EventSchemas.Part(spec.file(), spec.node().get("properties")).at(key)));
            }
        }
        return differing;
    }

    private static Set<String> keys(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Parsed again, because a tree made from a record has numbers of other node types. */
    private static JsonNode written(Object record) {
        return Json.parse("record", Json.bytes(record));
    }

    private static EventType typeOf(String schema) {
        List<EventType> types = Arrays.stream(EventType.values())
                .filter(type -> type.schema().equals(schema))
                .toList();
        return types.get(0);
    }

    private static JsonNode golden(String name) {
        return EventSchemas.resource("golden/" + GoldenEvents.file(name));
    }
}
