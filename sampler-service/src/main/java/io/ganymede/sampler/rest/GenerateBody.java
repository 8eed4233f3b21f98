package io.ganymede.sampler.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.SampleRequest;
import io.ganymede.sampler.sampling.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the body of a generate request strictly and reports all its faults at once. Made for one body. */
final class GenerateBody {
    private static final List<String> FIELDS = List.of("class", "classes", "attributes", "count", "seed");

    private final ModelConditions model;
    private final Problems problems = new Problems();

    private GenerateBody(ModelConditions model) {
        this.model = model;
    }

    /**
     * Reads a body.
     *
     * @param body JSON, or nothing for one image of every class; of a model without classes, one image
     * @throws InvalidBodyException with every fault
     */
    static SampleRequest read(byte[] body, ModelConditions model) {
        return new GenerateBody(model).read(body.length == 0 ? Json.parse("body", new byte[] {'{', '}'}) : parse(body));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.parse("body", body);
        } catch (PlatformException e) {
            throw new InvalidBodyException(List.of(new Problem("", String.valueOf(e.getMessage()))));
        }
    }

    private SampleRequest read(JsonNode root) {
        if (!root.isObject()) {
            throw new InvalidBodyException(List.of(new Problem(
                    "", "the body is no JSON object: got " + root.getNodeType() + ", expected the fields " + FIELDS)));
        }
        root.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                problems.add("/" + field, NearestName.unknown("field", field, FIELDS));
            }
        });
        List<Condition> conditions = conditions(root);
        int count = count(root.path("count"));
        long seed = seed(root.path("seed"));
        if (!problems.isEmpty()) {
            throw new InvalidBodyException(problems.list());
        }
        return new SampleRequest(conditions, count, seed);
    }

    private List<Condition> conditions(JsonNode root) {
        return switch (model.kind()) {
            case CLASSES -> {
                refuse(root, "attributes");
                yield classes(root.path("class"), root.path("classes"));
            }
            case ATTRIBUTES -> {
                refuse(root, "class", "classes");
                yield attributes(root.path("attributes"));
            }
            case NONE -> {
                refuse(root, "class", "classes", "attributes");
                yield List.of(model.none());
            }
        };
    }

    /** Fields that belong to models of another kind. */
    private void refuse(JsonNode root, String... fields) {
        for (String field : fields) {
            if (root.has(field)) {
                problems.add("/" + field, model.refusal("'" + field + "'"));
            }
        }
    }

    private List<Condition> classes(JsonNode one, JsonNode several) {
        if (!one.isMissingNode() && !several.isMissingNode()) {
            problems.add("/classes", "the fields 'class' and 'classes' exclude each other");
        }
        if (!one.isMissingNode()) {
            return ofClass("/class", one);
        }
        if (several.isMissingNode()) {
            return model.classes().all();
        }
        if (!several.isArray() || several.isEmpty()) {
            problems.add("/classes", "must be a list of at least one class: got " + several);
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            conditions.addAll(ofClass("/classes/" + i, several.get(i)));
        }
        return conditions;
    }

    private List<Condition> ofClass(String pointer, JsonNode node) {
        ClassNames classes = model.classes();
        try {
            if (node.isTextual()) {
                return List.of(classes.condition(node.textValue()));
            }
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return List.of(classes.condition(node.longValue()));
            }
            problems.add(pointer, "must be a class name or index: got " + node + "; known: " + classes.names());
        } catch (PlatformException e) {
            problems.add(pointer, String.valueOf(e.getMessage()));
        }
        return List.of();
    }

    private List<Condition> attributes(JsonNode node) {
        String pointer = "/attributes";
        if (node.isMissingNode()) {
            return List.of(model.attributes().complete(Map.of(), pointer, problems));
        }
        if (node.isObject()) {
            return ofAttributes(pointer, node);
        }
        if (!node.isArray() || node.isEmpty()) {
            problems.add(
                    pointer,
                    "must be an object of attribute names and numbers, or a list of such objects: got " + node
                            + "; known: " + model.attributes().names());
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            conditions.addAll(ofAttributes(pointer + "/" + i, node.get(i)));
        }
        return conditions;
    }

    private List<Condition> ofAttributes(String pointer, JsonNode node) {
        Map<String, Double> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isNumber()) {
                given.put(field.getKey(), field.getValue().doubleValue());
            }
        }
        if (!node.isObject() || given.size() < node.size()) {
            problems.add(pointer, "must be an object of attribute names and numbers: got " + node);
            return List.of();
        }
        return List.of(model.attributes().complete(given, pointer, problems));
    }

    private int count(JsonNode node) {
        if (node.isMissingNode()) {
            return 1;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
            problems.add("/count", "must be a whole number of at least 1: got " + node);
            return 1;
        }
        return node.intValue();
    }

    private long seed(JsonNode node) {
        if (node.isMissingNode()) {
            return Seeds.pick();
        }
        try {
            if (node.isTextual()) {
                return Seeds.parse(node.textValue());
            }
            if (node.isIntegralNumber()) {
                return Seeds.parse(node.asText());
            }
            problems.add("/seed", "must be a whole number of 64 bits, or a text with one: got " + node);
        } catch (PlatformException e) {
            problems.add("/seed", String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
