package io.ganymede.common.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.job.JobKind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    @Test
    void everyFileOfTheFolderIsAPreset() throws IOException, URISyntaxException {
        // Given
        Path folder = Path.of(
                Objects.requireNonNull(Presets.class.getResource("presets")).toURI());

        // When
        List<String> files;
        try (Stream<Path> paths = Files.list(folder)) {
            files = paths.map(path -> path.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }

        // Then
        assertThat(Presets.names()).isEqualTo(files);
    }

    @ParameterizedTest
    @MethodSource("io.ganymede.common.request.Presets#names")
    void everyPresetMakesAValidRequest(String name) {
        // Given
        ObjectNode request = Presets.preset(name).differences();
        request.put("jobId", "j").put("preset", name).putObject("dataset").put("name", "d");

        // When
        JobKind kind = TrainingRequests.resolve(request).kind();

        // Then
        assertThat(kind).isEqualTo(Presets.preset(name).kind());
        assertThat(Presets.summary(name)).isNotBlank().doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("io.ganymede.common.request.Presets#names")
    void aPresetListsOnlyWhatDiffersFromTheKind(String name) {
        Preset preset = Presets.preset(name);
        assertThat(repeated(KindDefaults.of(preset.kind()), preset.differences()))
                .isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> Presets.preset("cgann"))
                .withMessage("unknown preset 'cgann'; did you mean 'cgan'? known: " + Presets.names());
    }

    @Test
    void copiesAreHandedOut() {
        // When
        Presets.preset("cgan").differences().removeAll();
        Presets.preset("cgan").defaults().removeAll();

        // Then
        assertThat(Presets.preset("cgan").defaults().at("/training/steps").asInt())
                .isPositive();
        assertThat(Presets.preset("cgan").defaults().at("/training/batchSize").asInt())
                .isPositive();
    }

    private static List<String> repeated(ObjectNode base, ObjectNode differences) {
        return differences
                .propertyStream()
                .filter(field -> base.has(field.getKey()))
                .flatMap(field -> field.getValue() instanceof ObjectNode part
                                && base.get(field.getKey()) instanceof ObjectNode old
                        ? repeated(old, part).stream()
                        : field.getValue().equals(base.get(field.getKey())) ? Stream.of(field.getKey()) : Stream.of())
                .toList();
    }
}
