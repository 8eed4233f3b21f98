package io.ganymede.common.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import java.util.List;

/** Finds numbers beyond the range of a double: {@code 1e999} parses as infinity, which no later check can compare. */
final class NonFinite {
    private NonFinite() {}

    static List<Problem> check(JsonNode document) {
        Problems problems = new Problems();
        visit(JsonPointer.empty(), document, problems);
        return problems.list();
    }

    private static void visit(JsonPointer place, JsonNode node, Problems problems) {
        if (node.isObject()) {
            node.properties().forEach(field -> visit(place.appendProperty(field.getKey()), field.getValue(), problems));
        } else if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
            problems.add(place.toString(), "must be a finite number: got " + SchemaWording.shown(node));
        }
    }
}
