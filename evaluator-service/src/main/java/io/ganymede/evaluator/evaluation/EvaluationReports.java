package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.Digest;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reports in the object store, one for each checkpoint and protocol; the first one stays. */
public final class EvaluationReports {
    private static final String FILE = "report.json";

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
