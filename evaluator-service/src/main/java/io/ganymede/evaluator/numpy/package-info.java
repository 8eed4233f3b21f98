/**
 * NumPy's legacy random numbers, so that subsets and shuffles are those of the Python implementations; the entry type is
 * {@link io.ganymede.evaluator.numpy.RandomState}.
 */
@NullMarked
package io.ganymede.evaluator.numpy;

import org.jspecify.annotations.NullMarked;
