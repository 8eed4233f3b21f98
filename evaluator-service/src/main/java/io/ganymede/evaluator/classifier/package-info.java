/**
 * The reference classifier of an evaluation: a published model of kind classifier, found by name. Entry type:
 * {@link io.ganymede.evaluator.classifier.ReferenceClassifiers}.
 */
@NullMarked
package io.ganymede.evaluator.classifier;

import org.jspecify.annotations.NullMarked;
