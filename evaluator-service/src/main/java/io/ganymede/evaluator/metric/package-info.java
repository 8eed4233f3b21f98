/**
 * The metrics, one file each: statistics in, a record with the value and its terms out. A metric holds its settings and
 * its engine, nothing else; entry types are {@link io.ganymede.evaluator.metric.FrechetDistance},
 * {@link io.ganymede.evaluator.metric.ClassFrechetDistance}, {@link io.ganymede.evaluator.metric.AmScore},
 * {@link io.ganymede.evaluator.metric.InceptionScore} and {@link io.ganymede.evaluator.metric.LabelAccuracy}.
 */
@NullMarked
package io.ganymede.evaluator.metric;

import org.jspecify.annotations.NullMarked;
