package io.ganymede.common.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.ganymede.common.naming.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Violations of a JSON Schema in the platform's words: the rule, what was found, what is known. */
final class SchemaWording {
    private static final int LONGEST_VALUE = 80;

    private final JsonNode schema;

    SchemaWording(JsonNode schema) {
        this.schema = schema;
    }

    /** Where the fault is; a missing or unknown key is the place of its own value. */
    static String pointer(ValidationMessage violation) {
        JsonPointer parent = JsonPointer.compile(violation.getInstanceLocation().toString());
        return switch (violation.getType()) {
            case "required", "additionalProperties" ->
                parent.appendProperty(violation.getProperty()).toString();
            default -> parent.toString();
        };
    }

    String describe(ValidationMessage violation) {
        JsonNode rule = violation.getSchemaNode();
        String got = ": got " + shown(violation.getInstanceNode());
        return switch (violation.getType()) {
            case "additionalProperties" ->
                NearestName.unknown("key", shortened(violation.getProperty()), siblings(violation));
            case "required" -> "is missing";
            case "type" -> "must be " + types(rule) + ": got " + kindAndValue(violation.getInstanceNode());
            case "enum" -> choice(rule, violation.getInstanceNode());
            case "pattern" -> "must be " + ruleText(violation) + got;
            case "minimum" -> "must be at least " + rule + got;
            case "maximum" -> "must be at most " + rule + got;
            case "exclusiveMinimum" -> "must be greater than " + rule + got;
            case "exclusiveMaximum" -> "must be less than " + rule + got;
            case "minLength" -> "must have at least " + rule + " characters" + got;
            case "maxLength" -> "must have at most " + rule + " characters" + got;
            case "maxProperties" ->
                "must have at most " + rule + " keys: got "
                        + violation.getInstanceNode().size();
            case "propertyNames" -> "has a key that is too long: got " + shortened(violation.getMessage());
            default -> throw new IllegalStateException("schema keyword '" + violation.getType() + "' has no wording");
        };
    }

    private static String kindAndValue(JsonNode value) {
        return value.isContainerNode() || value.isNull() ? kind(value) : kind(value) + " " + shown(value);
    }

    /** A value as JSON, shortened. */
    static String shown(JsonNode value) {
        return value.isContainerNode() ? kind(value) : shortened(value.toString());
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private static String choice(JsonNode allowed, JsonNode found) {
        List<String> known = StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (found.isTextual()) {
            return NearestName.unknown("value", shortened(found.textValue()), known);
        }
        return "must be one of " + known + ": got " + shown(found);
    }

    private static String types(JsonNode rule) {
        List<String> names = new ArrayList<>();
        (rule.isArray() ? rule : List.of(rule)).forEach(type -> names.add(withArticle(type.textValue())));
        return String.join(" or ", names);
    }

    private static String kind(JsonNode value) {
        return value.isNull() ? "null" : withArticle(value.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private static String withArticle(String type) {
        if (type.equals("null")) {
            return type;
        }
        return (type.matches("[aeiou].*") ? "an " : "a ") + type;
    }

    /** The keys that are allowed beside the unknown one. */
    private List<String> siblings(ValidationMessage violation) {
        JsonNode properties = parentSchema(violation).path("properties");
        return properties.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toList());
    }

    /** A pattern is for machines; people read the description beside it. */
    private String ruleText(ValidationMessage violation) {
        return parentSchema(violation).path("description").asText("a text that matches " + violation.getSchemaNode());
    }

    private JsonNode parentSchema(ValidationMessage violation) {
        String keyword = violation.getSchemaLocation().getFragment().toString();
        return schema.at(JsonPointer.compile(keyword).head());
    }
}
