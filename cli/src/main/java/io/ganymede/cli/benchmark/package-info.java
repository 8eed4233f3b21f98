/**
 * Benchmarks of the command's own work. Entry type: {@link io.ganymede.cli.benchmark.ImportBenchmark}.
 */
@NullMarked
package io.ganymede.cli.benchmark;

import org.jspecify.annotations.NullMarked;
