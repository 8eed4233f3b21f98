package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.evaluation.ScoreSamples;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports in the object store, one for each checkpoint and protocol; the first one stays. */
public final class EvaluationReports {
    private static final String FILE = "report.json";
    private static final String PAGE = "report.html";
    private static final String DEVIATIONS = "deviations.safetensors";

    private final ArtifactStore store;

    public EvaluationReports(ArtifactStore store) {
        this.store = store;
    }

    /** The report on a checkpoint under a protocol. */
    public Optional<StoredReport> find(String checkpointDigest, String protocolDigest) {
        return at(ObjectKeys.evaluation(checkpointDigest, protocolDigest) + FILE);
    }

    /** All reports on a checkpoint, in order of the protocol's digest. */
    public List<StoredReport> of(String checkpointDigest) {
        return store.list("evaluations/" + checkpointDigest + "/").stream()
                .filter(key -> key.endsWith("/" + FILE))
                .map(this::at)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A report that is pointed to; nothing when it has been cleared away since.
     *
     * @throws PlatformException with reason DigestMismatch when it is not what was pointed to
     */
    Optional<StoredReport> at(ArtifactRef ref) {
        return store.find(ref).map(content -> stored(ref, content));
    }

    /** Stores what paired comparisons need beside the report; nothing when there is nothing. */
    Optional<ArtifactRef> putDeviations(EvaluationTask task, Map<String, ScoreSample> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        String protocol = task.protocol().digest();
        return Optional.of(store.putFirst(
                ObjectKeys.evaluation(task.published().manifest().sha256(), protocol) + DEVIATIONS,
                ScoreSamples.write(protocol, samples),
                "application/octet-stream"));
    }

    /** Stores the page of a report. */
    ArtifactRef putPage(EvaluationReport report, String page) {
        return store.putFirst(
                ObjectKeys.evaluation(report.checkpoint().manifest().sha256(), report.protocolDigest()) + PAGE,
                page.getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8");
    }

    /** The page of a report; nothing when it has none. */
    public Optional<byte[]> page(EvaluationReport report) {
        return Optional.ofNullable(report.page()).map(store::read);
    }

    /** Stores a report; when another evaluator was first, its report is the one. */
    public StoredReport put(EvaluationReport report) {
        String checkpoint = report.checkpoint().manifest().sha256();
        String key = ObjectKeys.evaluation(checkpoint, report.protocolDigest()) + FILE;
        byte[] content = Json.pretty(report).getBytes(StandardCharsets.UTF_8);
        ArtifactRef ref = store.putFirst(key, content, "application/json");
        return ref.sha256().equals(Digest.of(content)) ? new StoredReport(ref, report) : at(key).orElseThrow();
    }

    private Optional<StoredReport> at(String key) {
        return store.find(key)
                .map(content -> stored(new ArtifactRef(key, Digest.of(content), content.length), content));
    }

    private static StoredReport stored(ArtifactRef ref, byte[] content) {
        return new StoredReport(ref, Json.read("report '" + ref.key() + "'", content, EvaluationReport.class));
    }
}
