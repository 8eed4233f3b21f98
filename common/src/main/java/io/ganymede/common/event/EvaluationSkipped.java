package io.ganymede.common.event;

import io.ganymede.common.artifact.ArtifactRef;
import java.time.Instant;

/**
 * A checkpoint will not be scored.
 *
 * @param checkpoint the checkpoint's manifest
 * @param reason stable code, see {@code Reason}
 * @param message for people
 */
public record EvaluationSkipped(
        String jobId,
        int attempt,
        long step,
        boolean last,
        ArtifactRef checkpoint,
        String reason,
        String message,
        Instant skippedAt) {}
