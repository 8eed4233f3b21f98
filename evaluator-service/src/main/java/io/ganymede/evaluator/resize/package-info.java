/**
 * How images are brought to the size that a network wants: the largest source of disagreement between tools that compute the
 * same score. Entry types: {@link io.ganymede.evaluator.resize.ResizeRules} and {@link
 * io.ganymede.evaluator.resize.ImageResizer}.
 */
@NullMarked
package io.ganymede.evaluator.resize;

import org.jspecify.annotations.NullMarked;
