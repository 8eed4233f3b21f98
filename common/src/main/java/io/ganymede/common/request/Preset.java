package io.ganymede.common.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.json.Json;

/** A named set of defaults for training requests, read from {@code presets/<name>.json}. */
public final class Preset {
    private static final String SUMMARY = "summary";

    private final String name;
    private final String summary;
    private final JobKind kind;
    private final ObjectNode differences;

    private Preset(String name, String summary, JobKind kind, ObjectNode differences) {
        this.name = name;
        this.summary = summary;
        this.kind = kind;
        this.differences = differences;
    }

    static Preset load(String name) {
        ObjectNode file = Resources.object("presets/" + name + ".json");
        JobKind kind = Json.convert("kind of preset '" + name + "'", file.required("kind"), JobKind.class);
        String summary = file.required(SUMMARY).textValue();
        file.remove(SUMMARY);
        return new Preset(name, summary, kind, file);
    }

    public String name() {
        return name;
    }

    /** What it is, on one line. */
    public String summary() {
        return summary;
    }

    public JobKind kind() {
        return kind;
    }

    /** A copy of the part of a request that the preset states itself. */
    public ObjectNode differences() {
        return differences.deepCopy();
    }

    /** A copy of all that a request with this preset gets unless it says otherwise: defaults of the kind, then the preset. */
    public ObjectNode defaults() {
        return JsonMerge.merge(KindDefaults.of(kind), differences);
    }
}
