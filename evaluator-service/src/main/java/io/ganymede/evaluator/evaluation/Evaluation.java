package io.ganymede.evaluator.evaluation;

/**
 * A finished evaluation.
 *
 * @param stored its report
 * @param computed whether it was computed now, rather than found
 */
public record Evaluation(StoredReport stored, boolean computed) {}
