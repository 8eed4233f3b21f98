/**
 * What the service counts and times. Entry type: {@link io.ganymede.sampler.metrics.SamplerMetrics}.
 */
@NullMarked
package io.ganymede.sampler.metrics;

import org.jspecify.annotations.NullMarked;
