package io.ganymede.sampler.promotion;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.common.evaluation.ScoreSamples;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.model.ModelManifest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deviations files of an evaluation and of the newest version. A file that is gone or damaged counts as missing: were it an
 * error, that of the newest version would keep every later checkpoint of its model from being promoted.
 */
final class StoredDeviations implements ScoreEvidence {
    private static final Logger LOG = LoggerFactory.getLogger(StoredDeviations.class);

    /** What does not heal with time. A store that is out of reach is for the caller, who tries again. */
    private static final Set<Reason> LOST =
            Set.of(Reason.NOT_FOUND, Reason.DIGEST_MISMATCH, Reason.INVALID_FILE, Reason.INVALID_ARGUMENT);

    private final ArtifactStore store;

    StoredDeviations(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Reads both.
     *
     * @throws PlatformException with reason ArtifactStoreUnavailable or AccessDenied
     */
    @Override
    public Found find(EvaluationCompleted evaluation, ModelManifest newest) {
        Side after = side("the checkpoint", evaluation.deviations(), evaluation);
        if (after.sample() == null) {
            return new Missing(after.missing());
        }
        Side before = side("version " + newest.version(), newest.lineage().deviations(), evaluation);
        if (before.sample() == null) {
            return new Missing(before.missing());
        }
        return pair(before.sample(), after.sample());
    }

    /** The score of one side, or why there is none. */
    private record Side(@Nullable ScoreSample sample, String missing) {}

    private Side side(String whose, @Nullable ArtifactRef ref, EvaluationCompleted evaluation) {
        String metric = evaluation.publish().gate().metric();
        if (ref == null) {
            return new Side(null, whose + " has no deviations");
        }
        try {
            ScoreSample sample = ScoreSamples.read(ref.key(), store.read(ref), evaluation.protocolDigest())
                    .get(metric);
            return new Side(sample, whose + " has no deviations of " + metric);
        } catch (PlatformException e) {
            if (!LOST.contains(e.reason())) {
                throw e;
            }
            LOG.warn(
                    "deviations cannot be used key={} reason={} message={}",
                    ref.key(),
                    e.reason().code(),
                    e.getMessage());
            return new Side(null, "the deviations of " + whose + " cannot be used: " + e.getMessage());
        }
    }

    private static Found pair(ScoreSample before, ScoreSample after) {
        return before.kind() == after.kind() && before.count() == after.count()
                ? new Pair(before, after)
                : new Missing("the deviations are no pairs: %d of %s and %d of %s"
                        .formatted(before.count(), before.kind(), after.count(), after.kind()));
    }
}
