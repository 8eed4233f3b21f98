package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.json.Json;
import io.ganymede.common.naming.NearestName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The data sets in the object store. A version is visible once its manifest is; versions are numbers from 1. */
public final class DatasetCatalog {
    private static final Pattern MANIFEST_KEY = Pattern.compile("datasets/([^/]+)/([1-9][0-9]{0,8})/manifest\\.json");

    private static final Pattern VERSION_KEY = Pattern.compile("datasets/[^/]+/([1-9][0-9]{0,8})/.+");
    private static final String REMOVED = "removed.json";

    private final ArtifactStore store;

    public DatasetCatalog(ArtifactStore store) {
        this.store = store;
    }

    /**
     * A version of a data set.
     *
     * @param ref where its manifest is
     * @param manifest what it says
     */
    public record Entry(DatasetRef ref, DatasetManifest manifest) {}

    /** Names of all data sets, sorted. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (String key : store.list(ObjectKeys.datasets())) {
            Matcher matcher = MANIFEST_KEY.matcher(key);
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return List.copyOf(names);
    }

    /** Versions of a data set, oldest first; empty when there is no such data set. */
    public List<String> versions(String name) {
        TreeMap<Integer, String> versions = new TreeMap<>();
        for (String key : store.list(ObjectKeys.datasets() + name + "/")) {
            Matcher matcher = MANIFEST_KEY.matcher(key);
            if (matcher.matches()) {
                versions.put(Integer.valueOf(matcher.group(2)), matcher.group(2));
            }
        }
        return List.copyOf(versions.values());
    }

    /** The newest version of a data set. */
    public Optional<Entry> newest(String name) {
        List<String> versions = versions(name);
        return versions.isEmpty() ? Optional.empty() : Optional.of(read(name, versions.get(versions.size() - 1)));
    }

    /**
     * The number that the next version of a data set gets: above every number that has an object, so that neither the remains
     * of an import that failed nor a version that was removed lends its number to other content.
     */
    public String nextVersion(String name) {
        int highest = 0;
        for (String key : store.list(ObjectKeys.datasets() + name + "/")) {
            Matcher matcher = VERSION_KEY.matcher(key);
            if (matcher.matches()) {
                highest = Math.max(highest, Integer.parseInt(matcher.group(1)));
            }
        }
        return Integer.toString(highest + 1);
    }

    /**
     * Makes a version invisible, then deletes its files. A small object stays, so that the number is not used again.
     *
     * @throws PlatformException with reason DatasetUnavailable when there is no such version
     */
    public void remove(String name, String version, Instant now) {
        Entry entry = require(name, version);
        String folder = ObjectKeys.dataset(name, version);
        store.put(folder + REMOVED, Json.bytes(Map.of("removedAt", now)), "application/json");
        store.remove(entry.ref().manifest().key());
        for (String key : store.list(folder)) {
            if (!key.equals(folder + REMOVED)) {
                store.remove(key);
            }
        }
    }

    /**
     * A data set by name and version.
     *
     * @param version the newest when absent
     * @throws PlatformException with reason DatasetUnavailable that lists what there is
     */
    public Entry require(String name, @Nullable String version) {
        List<String> versions = versions(name);
        if (versions.isEmpty()) {
            throw new PlatformException(Reason.DATASET_UNAVAILABLE, NearestName.unknown("data set", name, names()));
        }
        if (version != null && !versions.contains(version)) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "data set '" + name + "' has no version '" + version + "'; known: " + versions);
        }
        return read(name, version == null ? versions.get(versions.size() - 1) : version);
    }

    /** The data set that a job has chosen; see {@link #require}. */
    public Entry resolve(DatasetChoice choice) {
        return require(choice.name(), choice.version());
    }

    private Entry read(String name, String version) {
        String key = ObjectKeys.dataset(name, version) + ObjectKeys.MANIFEST;
        byte[] content = store.find(key)
                .orElseThrow(() -> new PlatformException(
                        Reason.DATASET_UNAVAILABLE,
                        "data set '" + name + "' version '" + version + "' has been removed"));
        DatasetManifest manifest = Json.read("object '" + key + "'", content, DatasetManifest.class);
        return new Entry(
                new DatasetRef(name, version, new ArtifactRef(key, Digest.of(content), content.length)), manifest);
    }
}
