package io.ganymede.common.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): objects merge recursively, null removes, everything else replaces. */
final class JsonMerge {
    private JsonMerge() {}

    /** A new object: the target with the patch applied; neither is changed. */
    static ObjectNode merge(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        dropOptionsOfReplacedParts(merged, patch);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String key = field.getKey();
            if (field.getValue().isNull()) {
                merged.remove(key);
            } else if (field.getValue() instanceof ObjectNode part) {
                // An object that is new to the target is merged into an empty one, so that its nulls vanish too.
                merged.set(key, merge(merged.get(key) instanceof ObjectNode old ? old : merged.objectNode(), part));
            } else {
                merged.set(key, field.getValue().deepCopy());
            }
        }
        return merged;
    }

    /** Options belong to the part beside which they stand: those of an Adam mean nothing to an RMSprop. */
    private static void dropOptionsOfReplacedParts(ObjectNode merged, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String part = field.getKey();
            String options = part.equals("name") ? "options" : part + "Options";
            if (merged.get(options) instanceof ObjectNode old
                    && !field.getValue().equals(merged.get(part))) {
                old.removeAll();
            }
        }
    }
}
