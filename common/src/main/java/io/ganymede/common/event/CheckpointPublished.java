package io.ganymede.common.event;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.PublishSpec;
import java.time.Instant;

/**
 * A checkpoint is complete in the object store.
 *
 * @param last whether no further checkpoint of the job follows
 * @param manifest the checkpoint's manifest
 */
public record CheckpointPublished(
        String jobId,
        int attempt,
        long step,
        boolean last,
        ArtifactRef manifest,
        String specHash,
        DatasetRef dataset,
        EvaluationSpec evaluation,
        PublishSpec publish,
        Instant publishedAt) {}
