package io.ganymede.common.model;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.dataset.DatasetRef;
import org.jspecify.annotations.Nullable;

/**
 * What a model was made from.
 *
 * @param specHash SHA-256 of the resolved training spec
 * @param checkpoint manifest of the checkpoint; absent for a classifier
 * @param evaluation report that promoted it; absent for a classifier
 * @param deviations the scores of that report with what paired comparisons need, see {@code ScoreSamples}; absent when not known
 */
public record Lineage(
        String jobId,
        int attempt,
        long step,
        String specHash,
        DatasetRef dataset,
        @Nullable ArtifactRef checkpoint,
        @Nullable ArtifactRef evaluation,
        @Nullable ArtifactRef deviations) {}
