/**
 * What a pixel is, the same for scoring and serving. Entry type: {@link io.ganymede.common.image.Quantisation}.
 */
@NullMarked
package io.ganymede.common.image;

import org.jspecify.annotations.NullMarked;
