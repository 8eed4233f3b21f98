/**
 * Constants of graphs that TensorFlow 1 froze. Entry type: {@link io.ganymede.evaluator.tensorflow.GraphConstants}.
 */
@NullMarked
package io.ganymede.evaluator.tensorflow;

import org.jspecify.annotations.NullMarked;
