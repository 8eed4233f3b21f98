package io.ganymede.common.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The schema files, as a validator and as trees whose references can be followed. */
final class EventSchemas {
    static final String FOLDER = "io/ganymede/common/event/schemas/";

    private EventSchemas() {}

    /** Every violation of a schema, formats included. */
    static List<String> violations(String schema, JsonNode data) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .formatAssertionsEnabled(true)
                .build();
        JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("classpath:" + FOLDER + schema + ".v1.json"), config);
        return validator.validate(data).stream().map(Object::toString).toList();
    }

    /** A part of a schema file. */
    record Part(String file, JsonNode node) {
        static Part of(String schema) {
            return new Part(schema + ".v1.json", resource(FOLDER + schema + ".v1.json"));
        }

        /** A part below this one, references followed. */
        Part at(String key) {
            return new Part(file, node.required(key)).followed();
        }

        private Part followed() {
            if (!node.has("$ref")) {
                return this;
            }
            String[] reference = node.get("$ref").textValue().split("#", -1);
            String target = reference[0].isEmpty() ? file : reference[0];
            JsonNode document = resource(FOLDER + target);
            JsonNode found = reference.length == 1 ? document : document.at(reference[1]);
            if (found.isMissingNode()) {
                throw new AssertionError(file + " refers to nothing: " + node);
            }
            return new Part(target, found).followed();
        }
    }

    static JsonNode resource(String path) {
        try (InputStream in =
                Objects.requireNonNull(EventSchemas.class.getClassLoader().getResourceAsStream(path), path)) {
            return Json.parse(path, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
