/**
 * Classifiers for the classification accuracy score: one is trained on generated and one on real images, and each is tested on the
 * other's; a process of its own, which the evaluation's command starts. Entry type: {@link
 * io.ganymede.trainer.classification.OfflineClassification}.
 */
@NullMarked
package io.ganymede.trainer.classification;

import org.jspecify.annotations.NullMarked;
