/**
 * Benchmarks with a main method; run by hand, never by tests. Entry type: {@link
 * io.ganymede.trainer.benchmark.StepTimeBenchmark}.
 */
@NullMarked
package io.ganymede.trainer.benchmark;

import org.jspecify.annotations.NullMarked;
