/**
 * The sampler service: promotes scored checkpoints, serves the promoted generators over HTTP. Here the parts are put together.
 * Entry type: {@link io.ganymede.sampler.SamplerBeans}.
 */
@NullMarked
package io.ganymede.sampler;

import org.jspecify.annotations.NullMarked;
