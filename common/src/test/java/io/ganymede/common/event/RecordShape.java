package io.ganymede.common.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Compares a record with the schema of its JSON: same names, required = not nullable, same types, all the way down. */
final class RecordShape {
    private static final Map<Type, String> SCALARS = Map.of(
            String.class, "string",
            int.class, "integer",
            long.class, "integer",
            double.class, "number",
            Double.class, "number",
            Integer.class, "integer",
            boolean.class, "boolean",
            Instant.class, "string");

    private final List<String> differences = new ArrayList<>();

    private RecordShape() {}

    static List<String> differences(Class<?> type, EventSchemas.Part schema) {
        RecordShape shape = new RecordShape();
        shape.compare(type.getSimpleName(), type, schema);
        return shape.differences;
    }

    private void compare(String place, Type type, EventSchemas.Part schema) {
        if (SCALARS.containsKey(type)) {
            expect(
                    place + " type",
                    SCALARS.get(type),
                    schema.node().path("type").asText());
            String format = type == Instant.class ? "date-time" : "";
            expect(place + " format", format, schema.node().path("format").asText());
        } else if (type == OptionValue.class) {
            expect(
                    place + " type",
                    Set.of("number", "string", "boolean"),
                    texts(schema.node().path("type")));
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            expect(place + " type", "array", schema.node().path("type").asText());
            compare(place + "[]", generic.getActualTypeArguments()[0], schema.at("items"));
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            expect(place + " type", "object", schema.node().path("type").asText());
            compare(place + "{}", generic.getActualTypeArguments()[1], schema.at("additionalProperties"));
        } else if (type instanceof Class<?> concrete && concrete.isEnum()) {
            Set<String> names = Arrays.stream(concrete.getEnumConstants())
                    .map(constant -> Json.tree(constant).textValue())
                    .collect(Collectors.toSet());
            expect(place + " enum", names, texts(schema.node().path("enum")));
        } else if (type instanceof Class<?> concrete && concrete.isRecord()) {
            compareRecord(place, concrete, schema);
        } else {
            throw new AssertionError("no rule for " + type + " at " + place);
        }
    }

    private void compareRecord(String place, Class<?> type, EventSchemas.Part schema) {
        Set<String> names = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        expect(place + " type", "object", schema.node().path("type").asText());
        expect(place + " required", required, texts(schema.node().path("required")));
        JsonNode properties = schema.node().path("properties");
        Set<String> described =
                properties.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
        expect(place + " properties", names, described);
        for (RecordComponent component : type.getRecordComponents()) {
            if (described.contains(component.getName())) {
                compare(
                        place + "." + component.getName(),
                        component.getGenericType(),
                        new EventSchemas.Part(schema.file(), properties).at(component.getName()));
            }
        }
    }

    private void expect(String place, Object record, Object schema) {
        if (!record.equals(schema)) {
            differences.add(place + ": record " + record + ", schema " + schema);
        }
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
