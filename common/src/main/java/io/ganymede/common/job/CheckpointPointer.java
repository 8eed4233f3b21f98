package io.ganymede.common.job;

import io.ganymede.common.artifact.ArtifactRef;

/**
 * A stored checkpoint.
 *
 * @param attempt attempt that wrote it
 * @param step step after which it was written
 * @param manifest its manifest in the object store
 */
public record CheckpointPointer(int attempt, long step, ArtifactRef manifest) {}
