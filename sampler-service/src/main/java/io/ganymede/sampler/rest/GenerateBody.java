package io.ganymede.sampler.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.SampleRequest;
import io.ganymede.sampler.sampling.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the body of a generate request strictly and reports all its faults at once. Made for one body. */
final class GenerateBody {
    private static final List<String> FIELDS = List.of("class", "classes", "count", "seed");

    private final ClassNames classes;
    private final Problems problems = new Problems();

    private GenerateBody(ClassNames classes) {
        this.classes = classes;
    }

    /**
     * Reads a body.
     *
     * @param body JSON, or nothing for one image of every class
     * @throws InvalidBodyException with every fault
     */
    static SampleRequest read(byte[] body, ClassNames classes) {
        return new GenerateBody(classes)
                .read(body.length == 0 ? Json.parse("body", new byte[] {'{', '}'}) : parse(body));
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
        List<Integer> labels = labels(root);
        int count = count(root.path("count"));
        long seed = seed(root.path("seed"));
        if (!problems.isEmpty()) {
            throw new InvalidBodyException(problems.list());
        }
        return new SampleRequest(labels, count, seed);
    }

    private List<Integer> labels(JsonNode root) {
        JsonNode one = root.path("class");
        JsonNode several = root.path("classes");
        if (!one.isMissingNode() && !several.isMissingNode()) {
            problems.add("/classes", "the fields 'class' and 'classes' exclude each other");
        }
        if (!one.isMissingNode()) {
            return label("/class", one);
        }
        if (several.isMissingNode()) {
            return IntStream.range(0, classes.count()).boxed().toList();
        }
        if (!several.isArray() || several.isEmpty()) {
            problems.add("/classes", "must be a list of at least one class: got " + several);
            return List.of();
        }
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
            labels.addAll(label("/classes/" + i, several.get(i)));
        }
        return labels;
    }

    private List<Integer> label(String pointer, JsonNode node) {
        try {
            if (node.isTextual()) {
                return List.of(classes.label(node.textValue()));
            }
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return List.of(classes.label(node.longValue()));
            }
            problems.add(pointer, "must be a class name or index: got " + node + "; known: " + classes.names());
        } catch (PlatformException e) {
            problems.add(pointer, String.valueOf(e.getMessage()));
        }
        return List.of();
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
