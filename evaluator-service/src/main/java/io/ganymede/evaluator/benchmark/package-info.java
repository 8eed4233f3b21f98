/**
 * Measurements run by hand, never by the build; the entry types are
 * {@link io.ganymede.evaluator.benchmark.FrechetDistanceBenchmark} and
 * {@link io.ganymede.evaluator.benchmark.NeighbourBenchmark}.
 */
@NullMarked
package io.ganymede.evaluator.benchmark;

import org.jspecify.annotations.NullMarked;
