package io.ganymede.sampler.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of a request.
 *
 * @param values elements in row-major order; they may have come nested or flat
 */
record InputTensor(String name, String datatype, List<Long> shape, List<JsonNode> values) {

    /**
     * Reads a tensor.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    static InputTensor read(JsonNode node) {
        String name = text(node, "name");
        List<Long> shape = new ArrayList<>();
        for (JsonNode size : node.path("shape")) {
            if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
                throw invalid("input '" + name + "' has a shape with a size that is none: got " + size);
            }
            shape.add(size.longValue());
        }
        List<JsonNode> values = new ArrayList<>();
        JsonNode content = node.path("data");
        if (!content.isArray()) {
            throw invalid("input '" + name + "' has no array 'data'");
        }
        flatten(content, values);
        InputTensor tensor = new InputTensor(name, text(node, "datatype"), List.copyOf(shape), List.copyOf(values));
        tensor.checkCount();
        return tensor;
    }

    /** Requires one of the given types. */
    InputTensor typed(String... allowed) {
        if (!List.of(allowed).contains(datatype)) {
            throw invalid("input '" + name + "' has another type: got " + datatype + ", expected "
                    + String.join(" or ", allowed));
        }
        return this;
    }

    /** Requires a batch of examples of a shape. */
    InputTensor shaped(Long... example) {
        if (shape.size() != example.length + 1
                || !shape.subList(1, shape.size()).equals(List.of(example))) {
            throw invalid("input '" + name + "' has another shape: got " + shape + ", expected [N"
                    + (example.length == 0 ? "" : ", ...] with " + List.of(example))
                    + (example.length == 0 ? "]" : ""));
        }
        return this;
    }

    /** Number of examples. */
    int rows() {
        return Math.toIntExact(shape.get(0));
    }

    /** An element as a number that is finite as float32. */
    double number(int index) {
        JsonNode value = values.get(index);
        if (!value.isNumber() || !Float.isFinite(value.floatValue())) {
            throw invalid("input '" + name + "' has a value that is no finite number: got " + value);
        }
        return value.doubleValue();
    }

    static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_ARGUMENT, message);
    }

    private void checkCount() {
        long expected = shape.stream().reduce(1L, Math::multiplyExact);
        if (shape.isEmpty() || values.size() != expected) {
            throw invalid("input '" + name + "' of shape " + shape + " has another number of values: got "
                    + values.size() + ", expected " + expected);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode text = node.path(field);
        if (!text.isTextual()) {
            throw invalid("an input needs the text '" + field + "': got " + text);
        }
        return text.textValue();
    }

    private static void flatten(JsonNode node, List<JsonNode> values) {
        for (JsonNode element : node) {
            if (element.isArray()) {
                flatten(element, values);
            } else {
                values.add(element);
            }
        }
    }
}
