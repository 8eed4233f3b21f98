/**
 * What keeps the networks of a GAN in bounds, one file each, written as their papers write them: penalties that are added to a
 * loss, and rules on weights. Entry type: {@link io.ganymede.trainer.regularizer.Critic}.
 */
@NullMarked
package io.ganymede.trainer.regularizer;

import org.jspecify.annotations.NullMarked;
