package io.ganymede.evaluator.reference;

import com.fasterxml.uuid.Generators;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.StatisticsCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Statistics of real images in the object store. What is damaged is passed over, and kept anew under another key. */
final class ReferenceShelf {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceShelf.class);
    private static final String FILE = "statistics.safetensors";
    private static final Set<Reason> DAMAGE = Set.of(
            Reason.DIGEST_MISMATCH,
            Reason.NOT_FOUND,
            Reason.INVALID_FILE,
            Reason.MALFORMED_EVENT,
            Reason.INVALID_ARGUMENT);

    private final ArtifactStore store;
    private final Map<String, String> provenance;
    private final Clock clock;

    ReferenceShelf(ArtifactStore store, Map<String, String> provenance, Clock clock) {
        this.store = store;
        this.provenance = Map.copyOf(provenance);
        this.clock = clock;
    }

    /** The newest statistics that are whole. */
    Optional<ImageStatistics> find(RealSplit split) {
        List<String> manifests = store.list(split.folder()).stream()
                .filter(key -> key.endsWith("/" + ObjectKeys.MANIFEST))
                .sorted(Comparator.reverseOrder()) // folders are UUIDv7s, which sort by time
                .toList();
        for (String key : manifests) {
            try {
                return Optional.of(read(split, key));
            } catch (PlatformException e) {
                if (!DAMAGE.contains(e.reason())) {
                    throw e;
                }
                LOG.warn("reference statistics damaged key={} split={} problem={}", key, split.label(), e.getMessage());
            }
        }
        return Optional.empty();
    }

    void put(RealSplit split, ImageStatistics statistics) {
        String folder = split.folder() + Generators.timeBasedEpochGenerator().generate() + "/";
        try (ScratchFile scratch = new ScratchFile()) {
            SafetensorsWriter.write(scratch.path(), StatisticsCodec.tensors(statistics), Map.of());
            ArtifactRef file = store.put(folder + FILE, scratch.path(), "application/octet-stream");
            ReferenceManifest manifest = new ReferenceManifest(
                    ReferenceManifest.VERSION,
                    split.datasetDigest(),
                    split.classifier().digest(),
                    split.split(),
                    statistics.count(),
                    file,
                    provenance,
                    clock.instant());
            store.put(
                    folder + ObjectKeys.MANIFEST,
                    Json.pretty(manifest).getBytes(StandardCharsets.UTF_8),
                    "application/json");
        }
    }

    private ImageStatistics read(RealSplit split, String key) {
        byte[] content = store.find(key)
                .orElseThrow(() -> new PlatformException(Reason.NOT_FOUND, "manifest '" + key + "' has gone"));
        ReferenceManifest manifest = Json.read("manifest '" + key + "'", content, ReferenceManifest.class);
        try (ScratchFile scratch = new ScratchFile()) {
            store.download(manifest.statistics(), scratch.path());
            try (SafetensorsFile file = SafetensorsFile.open(scratch.path())) {
                ImageStatistics statistics =
                        StatisticsCodec.read(manifest.statistics().key(), file);
                int classes = split.classifier().manifest().classes().size();
                if (statistics.classes() != classes
                        || statistics.labelled() != split.labelled()
                        || statistics.count() != split.images()) {
                    throw new PlatformException(
                            Reason.INVALID_FILE,
                            "statistics '%s' are of other images: got %d classes and %d images, expected %d and %d"
                                    .formatted(
                                            manifest.statistics().key(),
                                            statistics.classes(),
                                            statistics.count(),
                                            classes,
                                            split.images()));
                }
                return statistics;
            }
        }
    }
}
