/**
 * Mergeable float64 statistics between an extractor's output and a metric's value: features become
 * {@link io.ganymede.evaluator.statistics.FeatureStatistics} through
 * {@link io.ganymede.evaluator.statistics.FeatureAccumulator}, class logits become
 * {@link io.ganymede.evaluator.statistics.PredictionStatistics}, requested and predicted labels become
 * {@link io.ganymede.evaluator.statistics.Confusion}. Every statistic is a value whose size does not grow with the number
 * of samples, does not depend on the batch size, and merges: classes to the whole, shards to one.
 */
@NullMarked
package io.ganymede.evaluator.statistics;

import org.jspecify.annotations.NullMarked;
