package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactRef;

/**
 * A report in the object store.
 *
 * @param ref where it is
 * @param report its content
 */
public record StoredReport(ArtifactRef ref, EvaluationReport report) {}
