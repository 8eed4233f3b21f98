/**
 * The Inception network of 2015 that published scores are computed with: its architecture in one table, its weights from the
 * files that operators have, and an ONNX model of both. No weights are shipped. Entry types: {@link
 * io.ganymede.evaluator.inception.InceptionImport} and {@link io.ganymede.evaluator.inception.InceptionNetwork}.
 */
@NullMarked
package io.ganymede.evaluator.inception;

import org.jspecify.annotations.NullMarked;
