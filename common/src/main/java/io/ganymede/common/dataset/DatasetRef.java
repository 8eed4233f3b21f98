package io.ganymede.common.dataset;

import io.ganymede.common.artifact.ArtifactRef;

/**
 * One version of a data set.
 *
 * @param name name
 * @param version version
 * @param manifest its manifest in the object store; the manifest's digest identifies the data
 */
public record DatasetRef(String name, String version, ArtifactRef manifest) {}
