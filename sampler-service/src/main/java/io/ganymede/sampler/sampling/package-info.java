/**
 * From a request to pixels: which class and which seed every image has, and what the generator makes of them. Entry type:
 * {@link io.ganymede.sampler.sampling.Sampler}.
 */
@NullMarked
package io.ganymede.sampler.sampling;

import org.jspecify.annotations.NullMarked;
