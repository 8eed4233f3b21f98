package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
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
        return at(ref.key()).map(found -> {
            if (!found.ref().sha256().equals(ref.sha256())) {
                throw ref.damaged(found.ref().sha256());
            }
            return found;
        });
    }

    /** Stores what paired comparisons need beside the report; nothing when there is nothing. */
    Optional<ArtifactRef> putDeviations(EvaluationTask task, Map<String, ScoreSample> samples) {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        String protocol = task.protocol().digest();
        return Optional.of(putOnce(
                ObjectKeys.evaluation(task.published().manifest().sha256(), protocol) + DEVIATIONS,
                ScoreSamples.write(protocol, samples),
                "application/octet-stream"));
    }

    /** Stores the page of a report. */
    ArtifactRef putPage(EvaluationReport report, String page) {
        return putOnce(
                ObjectKeys.evaluation(report.checkpoint().manifest().sha256(), report.protocolDigest()) + PAGE,
                page.getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8");
    }

    /** The page of a report; nothing when it has none. */
    public Optional<byte[]> page(EvaluationReport report) {
        return Optional.ofNullable(report.page()).map(store::read);
    }

    /** Stores a file beside a report; what another evaluator has stored there stays. */
    private ArtifactRef putOnce(String key, byte[] content, String contentType) {
        try {
            return store.put(key, content, contentType);
        } catch (PlatformException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            byte[] there = store.find(key).orElseThrow(() -> e);
            return new ArtifactRef(key, Digest.of(there), there.length);
        }
    }

    /** Stores a report; when another evaluator was first, its report is the one. */
    public StoredReport put(EvaluationReport report) {
        String checkpoint = report.checkpoint().manifest().sha256();
        String key = ObjectKeys.evaluation(checkpoint, report.protocolDigest()) + FILE;
        try {
            ArtifactRef ref = store.put(key, Json.pretty(report).getBytes(StandardCharsets.UTF_8), "application/json");
            return new StoredReport(ref, report);
        } catch (PlatformException e) {
            if (e.reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return at(key).orElseThrow(() -> e);
        }
    }

    private Optional<StoredReport> at(String key) {
        return store.find(key)
                .map(content -> new StoredReport(
                        new ArtifactRef(key, Digest.of(content), content.length),
                        Json.read("report '" + key + "'", content, EvaluationReport.class)));
    }
}
