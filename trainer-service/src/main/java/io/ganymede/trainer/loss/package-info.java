/**
 * Losses, one file each, written as their papers write them: from the scores of a discriminator (or the logits of a classifier)
 * to a scalar. Entry type: {@link io.ganymede.trainer.loss.AdversarialLoss}.
 */
@NullMarked
package io.ganymede.trainer.loss;

import org.jspecify.annotations.NullMarked;
