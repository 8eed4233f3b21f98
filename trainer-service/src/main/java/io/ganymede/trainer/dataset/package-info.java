/**
 * How a split of a data set becomes batches: which images make up a batch, and a reader that assembles batches ahead of the
 * training. Entry type: {@link io.ganymede.trainer.dataset.BatchReader}.
 */
@NullMarked
package io.ganymede.trainer.dataset;

import org.jspecify.annotations.NullMarked;
