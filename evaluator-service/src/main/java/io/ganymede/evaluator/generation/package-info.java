/**
 * The images that a checkpoint is scored by: what its generator is told for each of them, and in which order. Entry types:
 * {@link io.ganymede.evaluator.generation.GeneratedImages} and {@link io.ganymede.evaluator.generation.SamplingPlan}.
 */
@NullMarked
package io.ganymede.evaluator.generation;

import org.jspecify.annotations.NullMarked;
