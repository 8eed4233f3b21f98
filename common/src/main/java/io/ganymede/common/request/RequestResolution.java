package io.ganymede.common.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a spec. Values that are refused on their own are taken out and replaced by the preset's, so that
 * the rules between fields are checked as well and one report holds everything. Not thread-safe.
 */
final class RequestResolution {
    /** Stands in for a refused job id or data set name; a request that needs it is never accepted. */
    private static final String PLACEHOLDER = "unknown";

    private final ObjectNode request;
    private final SpecCheck check;
    private final Problems problems = new Problems();

    RequestResolution(ObjectNode request, SpecCheck check) {
        this.request = request.deepCopy();
        this.check = check;
    }

    TrainingSpec spec() {
        problems.addAll(NonFinite.check(request));
        takeOut(problems.list());
        List<Problem> violations = unreported(RequestSchema.REQUEST.check(request));
        problems.addAll(violations);
        takeOut(violations);

        ObjectNode merged = merged(preset());
        foreignOptimizers(merged);
        List<Problem> missing = missing(merged);
        problems.addAll(unreported(missing));
        if (!missing.isEmpty()) {
            throw refused();
        }
        TrainingSpec spec = Json.convert("training spec", merged, TrainingSpec.class);
        problems.addAll(unreported(SpecRules.check(spec)));
        problems.addAll(check.check(spec));
        if (!problems.isEmpty()) {
            throw refused();
        }
        return spec;
    }

    /** The named preset; null when the request names none. */
    private @Nullable Preset preset() {
        if (!request.has("preset")) {
            return null;
        }
        String name = request.get("preset").textValue();
        Preset preset = Presets.registry().find(name);
        if (preset == null) {
            problems.add("/preset", Presets.registry().unknown(SchemaWording.shortened(name)));
            throw refused();
        }
        return preset;
    }

    private ObjectNode merged(@Nullable Preset preset) {
        JobKind kind = kind(preset);
        ObjectNode defaults = preset == null ? KindDefaults.of(kind) : preset.defaults();
        ObjectNode merged = JsonMerge.merge(defaults, request);
        merged.put("kind", KindDefaults.name(kind));
        derive(merged, kind);
        return merged;
    }

    private JobKind kind(@Nullable Preset preset) {
        JsonNode given = request.path("kind");
        if (preset == null && given.isMissingNode()) {
            if (problems.list().stream()
                    .noneMatch(problem -> Set.of("/kind", "/preset").contains(problem.pointer()))) {
                problems.add(
                        "",
                        "needs a preset or a kind; known presets: " + Presets.names() + ", known kinds: "
                                + KindDefaults.names());
            }
            throw refused();
        }
        if (preset == null) {
            return Json.convert("kind", given, JobKind.class);
        }
        String expected = KindDefaults.name(preset.kind());
        if (!given.isMissingNode() && !given.textValue().equals(expected)) {
            problems.add(
                    "/kind",
                    "must be that of preset '" + preset.name() + "': got '" + given.textValue() + "', expected '"
                            + expected + "'");
        }
        return preset.kind();
    }

    /** Defaults that depend on other values of the request. */
    private static void derive(ObjectNode merged, JobKind kind) {
        putIfAbsent(merged, "specVersion", Json.tree(TrainingSpec.VERSION));
        putIfAbsent(merged, "jobId", Json.tree(PLACEHOLDER));
        putIfAbsent(merged, "name", merged.get("jobId"));
        ObjectNode dataset = merged.withObject("/dataset");
        putIfAbsent(dataset, "name", Json.tree(PLACEHOLDER));
        String name = dataset.get("name").textValue();
        String classifier = name + "-classifier";
        putIfAbsent(merged.withObject("/evaluation"), "classifier", Json.tree(classifier));
        String recipe =
                merged.path("preset").asText(merged.at("/training/method").asText());
        putIfAbsent(
                merged.withObject("/publish"),
                "model",
                Json.tree(kind == JobKind.GAN ? name + "-" + recipe : classifier));
    }

    private static void putIfAbsent(ObjectNode object, String key, JsonNode value) {
        if (!object.has(key)) {
            object.set(key, value);
        }
    }

    /** The defaults of a kind have an optimizer for each of its networks; any other is out of place. */
    private void foreignOptimizers(ObjectNode merged) {
        JobKind kind = Json.convert("kind", merged.get("kind"), JobKind.class);
        List<String> known = names(KindDefaults.of(kind).at("/training/optimizers"));
        ObjectNode optimizers = merged.withObject("/training/optimizers");
        for (String name : names(optimizers)) {
            if (!known.contains(name)) {
                problems.add(
                        "/training/optimizers/" + name,
                        "must be a network of kind '" + KindDefaults.name(kind) + "'; known: " + known);
                optimizers.remove(name);
            }
        }
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** What neither the defaults nor the request give. */
    private static List<Problem> missing(ObjectNode merged) {
        return RequestSchema.SPEC.check(merged).stream()
                .map(problem -> new Problem(
                        problem.pointer(), problem.message() + ": neither the request nor a default gives it"))
                .toList();
    }

    private List<Problem> unreported(List<Problem> candidates) {
        Set<String> reported = problems.list().stream().map(Problem::pointer).collect(Collectors.toSet());
        return candidates.stream()
                .filter(problem -> !reported.contains(problem.pointer()))
                .toList();
    }

    private void takeOut(List<Problem> faults) {
        for (Problem fault : faults) {
            JsonPointer pointer = JsonPointer.compile(fault.pointer());
            JsonNode parent = pointer.matches() ? null : request.at(pointer.head());
            if (parent instanceof ObjectNode object) {
                object.remove(pointer.last().getMatchingProperty());
            } else if (parent instanceof ArrayNode) {
                throw new IllegalStateException("a training request has no lists: got a fault at " + pointer);
            }
        }
    }

    private InvalidRequestException refused() {
        return new InvalidRequestException(Reason.INVALID_SPEC, problems.list());
    }
}
