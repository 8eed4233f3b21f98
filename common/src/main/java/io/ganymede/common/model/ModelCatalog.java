package io.ganymede.common.model;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The published models in the object store. A version without manifest is an unfinished upload and does not count. */
public final class ModelCatalog {
    private static final Pattern MANIFEST_KEY = Pattern.compile("models/([^/]+)/([0-9]{6,9})/manifest\\.json");

    private final ArtifactStore store;

    public ModelCatalog(ArtifactStore store) {
        this.store = store;
    }

    /**
     * A version of a model.
     *
     * @param ref where its manifest is
     * @param manifest what it says
     */
    public record Entry(ArtifactRef ref, ModelManifest manifest) {}

    /** Names of all models, sorted. */
    public List<String> names() {
        return manifests(ObjectKeys.models())
                .map(key -> key.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    /** Versions of a model, oldest first; empty when there is no such model. */
    public List<Integer> versions(String name) {
        return manifests(ObjectKeys.models() + name + "/")
                .map(key -> Integer.valueOf(key.group(2)))
                .sorted()
                .toList();
    }

    /** A version of a model. */
    public Optional<Entry> find(String name, int version) {
        String key = ObjectKeys.model(name, version) + ObjectKeys.MANIFEST;
        return store.find(key)
                .map(content -> new Entry(
                        new ArtifactRef(key, Digest.of(content), content.length),
                        Json.read("object '" + key + "'", content, ModelManifest.class)));
    }

    /** The newest version of a model. */
    public Optional<Entry> newest(String name) {
        List<Integer> versions = versions(name);
        return versions.isEmpty() ? Optional.empty() : find(name, versions.get(versions.size() - 1));
    }

    private Stream<Matcher> manifests(String prefix) {
        return store.list(prefix).stream().map(MANIFEST_KEY::matcher).filter(Matcher::matches);
    }
}
