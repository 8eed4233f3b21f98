package io.ganymede.common.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A score held against another one of the same name and protocol.
 *
 * @param difference this score minus the other
 * @param standardError of the difference; absent when the deviations of either score are not known, then any difference decides
 * @param verdict on this score
 */
public record ScoreComparison(double difference, @Nullable Double standardError, Verdict verdict) {}
