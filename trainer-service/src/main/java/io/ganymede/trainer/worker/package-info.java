/**
 * A training as a process of its own: the engine allows one gradient collector per JVM, and a crash of native code stays here.
 * The parent starts it with a work order, reads JSON lines from its output and writes commands to its input. Entry type:
 * {@link io.ganymede.trainer.worker.TrainingWorker}.
 */
@NullMarked
package io.ganymede.trainer.worker;

import org.jspecify.annotations.NullMarked;
