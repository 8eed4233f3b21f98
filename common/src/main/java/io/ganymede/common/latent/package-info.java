/**
 * Reproducible random numbers: a counter-based generator whose every value is a function of a seed, a stream name, a step and
 * a position, specified in {@code docs/latents.md}. Entry types: {@link io.ganymede.common.latent.LatentFunction} for latents
 * of images, {@link io.ganymede.common.latent.PhiloxStream} for everything else that is random.
 */
@NullMarked
package io.ganymede.common.latent;

import org.jspecify.annotations.NullMarked;
