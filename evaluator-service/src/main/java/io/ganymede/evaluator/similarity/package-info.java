/**
 * How alike two images look: structural similarity at one scale and at five, and which images of a set are compared. Entry
 * types: {@link io.ganymede.evaluator.similarity.MultiScaleSimilarity} and
 * {@link io.ganymede.evaluator.similarity.Pairing}.
 */
@NullMarked
package io.ganymede.evaluator.similarity;

import org.jspecify.annotations.NullMarked;
