/**
 * A small world to evaluate in: a data set of three classes of stripes, a classifier that knows them, generators that draw
 * them more or less well. Entry type: {@link io.ganymede.evaluator.world.SmallWorld}.
 */
@NullMarked
package io.ganymede.evaluator.world;

import org.jspecify.annotations.NullMarked;
