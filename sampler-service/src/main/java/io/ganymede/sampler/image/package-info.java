/**
 * Pixels as PNG files that say where they come from. Entry type: {@link io.ganymede.sampler.image.PngEncoder}.
 */
@NullMarked
package io.ganymede.sampler.image;

import org.jspecify.annotations.NullMarked;
