package io.ganymede.sampler.catalog;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.model.ModelManifest;

/**
 * A published version.
 *
 * @param manifest what it is
 * @param ref its manifest's file
 */
public record PublishedModel(ModelManifest manifest, ArtifactRef ref) {}
