/**
 * The metrics, one file each: statistics, rows or images in, a record with the value and its terms out. A metric holds its
 * settings and its engine, nothing else. Entry types: of feature statistics
 * {@link io.ganymede.evaluator.metric.FrechetDistance}, {@link io.ganymede.evaluator.metric.ClassFrechetDistance} and
 * {@link io.ganymede.evaluator.metric.BetweenClassFrechetDistance}; of the feature rows themselves
 * {@link io.ganymede.evaluator.metric.KernelDistance}, {@link io.ganymede.evaluator.metric.PrecisionRecall},
 * {@link io.ganymede.evaluator.metric.Authenticity},
 * {@link io.ganymede.evaluator.metric.MemorisationDistance}, {@link io.ganymede.evaluator.metric.ParzenLikelihood} and
 * {@link io.ganymede.evaluator.metric.FrechetInfinity}; of predictions {@link io.ganymede.evaluator.metric.AmScore},
 * {@link io.ganymede.evaluator.metric.InceptionScore}, {@link io.ganymede.evaluator.metric.ModeScore} and
 * {@link io.ganymede.evaluator.metric.LabelAccuracy}; of images {@link io.ganymede.evaluator.metric.ClassSimilarity}.
 * {@link io.ganymede.evaluator.metric.FrechetUncertainty} gives a distance its error, and
 * {@link io.ganymede.evaluator.metric.PairedComparison} says whether two scores differ.
 */
@NullMarked
package io.ganymede.evaluator.metric;

import org.jspecify.annotations.NullMarked;
