package io.ganymede.common.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Identity of what is trained: two jobs with the same hash do the same work. */
public final class SpecHash {
    /** They identify or describe the job and change nothing that it computes; the name defaults to the job id. */
    private static final List<String> LEFT_OUT = List.of("jobId", "name", "labels");

    private SpecHash() {}

    /** SHA-256, lower-case hex, of the spec as JSON with sorted keys, without job id, name and labels. */
    public static String of(TrainingSpec spec) {
        ObjectNode tree = (ObjectNode) Json.tree(spec);
        tree.remove(LEFT_OUT);
        return Digest.of(Json.bytes(sorted(tree)));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return new ObjectNode(JsonNodeFactory.instance).setAll(fields);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}
