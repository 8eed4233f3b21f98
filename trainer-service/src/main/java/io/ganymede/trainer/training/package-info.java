/**
 * The training loops. A plan says what is trained, a state holds what changes, a loop changes it step by step and tells a
 * listener. Entry types: {@link io.ganymede.trainer.training.GanTraining} and {@link
 * io.ganymede.trainer.training.ClassifierTraining}.
 */
@NullMarked
package io.ganymede.trainer.training;

import org.jspecify.annotations.NullMarked;
