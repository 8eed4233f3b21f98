/**
 * What generated images are compared with: statistics of the real images of a data set, seen through one classifier,
 * computed once and kept in the object store. Entry type: {@link io.ganymede.evaluator.reference.ReferenceLibrary}.
 */
@NullMarked
package io.ganymede.evaluator.reference;

import org.jspecify.annotations.NullMarked;
