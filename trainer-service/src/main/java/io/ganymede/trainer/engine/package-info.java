/**
 * DJL specifics: a network description computed and trained with the PyTorch engine, its gradients, its optimisers, its
 * precision and its device. No other package of the project knows how the engine behaves. Entry type: {@link
 * io.ganymede.trainer.engine.DjlNetwork}.
 */
@NullMarked
package io.ganymede.trainer.engine;

import org.jspecify.annotations.NullMarked;
