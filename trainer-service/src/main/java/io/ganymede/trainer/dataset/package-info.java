/**
 * Training data: a split of a data set, mapped from its file, and the order in which batches are taken from it. Entry type:
 * {@link io.ganymede.trainer.dataset.ImageSplit}.
 */
@NullMarked
package io.ganymede.trainer.dataset;

import org.jspecify.annotations.NullMarked;
