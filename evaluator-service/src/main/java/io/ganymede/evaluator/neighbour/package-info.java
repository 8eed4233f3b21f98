/**
 * Exact nearest neighbours in many dimensions: all distances are looked at in blocks of a float32 matrix product, and
 * settled in float64 where its rounding could matter. Entry types:
 * {@link io.ganymede.evaluator.neighbour.NearestRadii} within a set,
 * {@link io.ganymede.evaluator.neighbour.NearestNeighbours} and
 * {@link io.ganymede.evaluator.neighbour.BallCounts} between two.
 */
@NullMarked
package io.ganymede.evaluator.neighbour;

import org.jspecify.annotations.NullMarked;
