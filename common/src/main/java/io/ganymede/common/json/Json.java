package io.ganymede.common.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The one JSON dialect: ISO-8601 instants, absent instead of null, duplicate keys refused. Readers of events and manifests
 * ignore keys that they do not know and refuse records without a component that is not {@code @Nullable}; what users write is
 * checked against a JSON Schema before it comes here.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new NullnessIntrospector()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** A copy of the mapper, for libraries that want one of their own. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    /** UTF-8 JSON on one line. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    /** JSON on one line. */
    public static String line(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** Indented JSON for people, ending in a newline. */
    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + value.getClass() + " as JSON", e);
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Parses a document.
     *
     * @param what what the document is, for the message
     * @throws PlatformException with reason MalformedEvent when the bytes are not one JSON document
     */
    public static JsonNode parse(String what, byte[] bytes) {
        return read(what, bytes, JsonNode.class);
    }

    /**
     * Reads a document as a record.
     *
     * @param what what the document is, for the message
     * @throws PlatformException with reason MalformedEvent when the bytes do not fit
     */
    public static <T> T read(String what, byte[] bytes, Class<T> type) {
        try {
            T value = bytes.length == 0 ? null : MAPPER.readValue(bytes, type);
            if (value == null || (value instanceof JsonNode node && node.isMissingNode())) {
                throw new PlatformException(Reason.MALFORMED_EVENT, what + " is empty: expected a JSON document");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(what, e);
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory failed", e);
        }
    }

    /** Turns a tree into a record; see {@link #read}. */
    public static <T> T convert(String what, JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw malformed(what, e);
        }
    }

    private static PlatformException malformed(String what, JsonProcessingException e) {
        return new PlatformException(
                Reason.MALFORMED_EVENT, what + " is not valid JSON" + place(e) + ": " + e.getOriginalMessage(), e);
    }

    private static String place(JsonProcessingException e) {
        StringBuilder place = new StringBuilder();
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            place.append(" at ");
            mapping.getPath().forEach(step -> place.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
        }
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            place.append(" at line ").append(e.getLocation().getLineNr());
            place.append(", column ").append(e.getLocation().getColumnNr());
        }
        return place.toString();
    }
}
