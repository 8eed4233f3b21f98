package io.ganymede.common.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.json.Json;
import java.util.Arrays;
import java.util.List;

/** What every job of a kind gets unless the preset or the request says otherwise: {@code defaults/<kind>.json}. */
final class KindDefaults {
    private KindDefaults() {}

    static ObjectNode of(JobKind kind) {
        return Resources.object("defaults/" + name(kind) + ".json");
    }

    /** The kind as it stands in JSON. */
    static String name(JobKind kind) {
        return Json.tree(kind).textValue();
    }

    static List<String> names() {
        return Arrays.stream(JobKind.values()).map(KindDefaults::name).toList();
    }
}
