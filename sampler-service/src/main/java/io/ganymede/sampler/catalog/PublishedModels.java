package io.ganymede.sampler.catalog;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ModelManifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of models, found by their manifests: a folder without one is an unfinished upload and does not count. */
public final class PublishedModels {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");
    private static final Pattern VERSION_MANIFEST = Pattern.compile(".*/([0-9]{6,9})/manifest\\.json");

    private final ArtifactStore store;

    public PublishedModels(ArtifactStore store) {
        this.store = store;
    }

    /** Whether a text may be a model's name; no key is built from any other. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Versions of a model, newest first. */
    public List<Integer> versions(String model) {
        if (!isName(model)) {
            return List.of();
        }
        return store.list(ObjectKeys.models() + model + "/").stream()
                .map(VERSION_MANIFEST::matcher)
                .filter(Matcher::matches)
                .map(match -> Integer.valueOf(match.group(1)))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The newest version of a model. */
    public Optional<PublishedModel> newest(String model) {
        return versions(model).stream().findFirst().map(version -> version(model, version));
    }

    /**
     * A version of a model.
     *
     * @throws PlatformException with reason NotFound that lists the known versions
     */
    public PublishedModel version(String model, int version) {
        String key = ObjectKeys.model(model, version) + ObjectKeys.MANIFEST;
        Optional<byte[]> found = isName(model) && version > 0 ? store.find(key) : Optional.empty();
        byte[] content = found.orElseThrow(() -> new PlatformException(
                Reason.NOT_FOUND, "model '" + model + "' has no version " + version + "; known: " + versions(model)));
        ModelManifest manifest = Json.read("manifest '" + key + "'", content, ModelManifest.class);
        return new PublishedModel(manifest, new ArtifactRef(key, Digest.of(content), content.length));
    }

    /** The version that was made from a checkpoint, if there is one. */
    public Optional<PublishedModel> madeFrom(String model, ArtifactRef checkpoint) {
        return versions(model).stream()
                .map(version -> version(model, version))
                .filter(published -> {
                    ArtifactRef source = published.manifest().lineage().checkpoint();
                    return source != null && source.sha256().equals(checkpoint.sha256());
                })
                .findFirst();
    }
}
