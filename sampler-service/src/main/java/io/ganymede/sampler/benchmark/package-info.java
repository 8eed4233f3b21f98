/**
 * What the service adds to a bare run of the network. Entry type: {@link io.ganymede.sampler.benchmark.SamplerLatencyBenchmark}.
 */
@NullMarked
package io.ganymede.sampler.benchmark;

import org.jspecify.annotations.NullMarked;
