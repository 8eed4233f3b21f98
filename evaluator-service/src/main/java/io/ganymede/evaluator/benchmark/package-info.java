/**
 * Measurements run by hand, never by the build; the entry type is
 * {@link io.ganymede.evaluator.benchmark.FrechetDistanceBenchmark}.
 */
@NullMarked
package io.ganymede.evaluator.benchmark;

import org.jspecify.annotations.NullMarked;
