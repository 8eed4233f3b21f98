/**
 * Checkpoints on the local disk: everything that a resumed run, an evaluator and a person want from a training at one step.
 * Entry types: {@link io.ganymede.trainer.checkpoint.CheckpointWriter} and {@link
 * io.ganymede.trainer.checkpoint.CheckpointReader}.
 */
@NullMarked
package io.ganymede.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
