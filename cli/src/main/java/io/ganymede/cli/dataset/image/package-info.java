/**
 * Images on their way into a data set: decoding files, colour, cropping and resizing. Entry type: {@link
 * io.ganymede.cli.dataset.image.PixelImage}.
 */
@NullMarked
package io.ganymede.cli.dataset.image;

import org.jspecify.annotations.NullMarked;
