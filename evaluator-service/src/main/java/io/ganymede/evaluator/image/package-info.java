/**
 * Labelled images as the evaluator sees them: bytes, a batch at a time, whether they were generated or are real. Entry
 * types: {@link io.ganymede.evaluator.image.ImageSource} and {@link io.ganymede.evaluator.image.QuantisedBatch}.
 */
@NullMarked
package io.ganymede.evaluator.image;

import org.jspecify.annotations.NullMarked;
