package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notes the order with the content of its files, and writes a report. */
final class FakeEvaluator implements OfflineEvaluator {
    int exitCode;
    int checkCode;
    private @Nullable JsonNode order;
    private final Map<String, Map<String, Tensor>> files = new HashMap<>();

    @Override
    public int run(Path file) {
        try {
            JsonNode read = Json.parse("order", Files.readAllBytes(file));
            order = read;
            for (String side : List.of("reference", "generated", "training")) {
                if (read.has(side)) {
                    byte[] content = Files.readAllBytes(
                            Path.of(read.at("/" + side + "/file").asText()));
                    files.put(side, SafetensorsFile.of(side, content).tensors());
                }
            }
            if (exitCode == OK) {
                Files.writeString(Path.of(read.path("out").asText()), "{\"metrics\": {\"fid\": {\"value\": 2.5}}}");
            }
            return exitCode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int check(Path file) {
        assertThat(file).content().contains("\"metrics\"").doesNotContain("\"classification\"");
        return checkCode;
    }

    JsonNode order() {
        return Objects.requireNonNull(order);
    }

    Tensor tensor(String side, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(files.get(side)).get(name));
    }
}
