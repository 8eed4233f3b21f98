/**
 * What generated images are compared with: statistics of the real images of a data set, seen through one classifier,
 * computed once and kept in the object store. Entry types: {@link io.ganymede.evaluator.reference.ImageStatistics}, what
 * is known of a set of images, and {@link io.ganymede.evaluator.reference.ReferenceLibrary}, where it is kept.
 */
@NullMarked
package io.ganymede.evaluator.reference;

import org.jspecify.annotations.NullMarked;
