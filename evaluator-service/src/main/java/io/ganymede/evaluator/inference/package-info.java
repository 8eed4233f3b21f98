/**
 * Networks in ONNX Runtime on the CPU, run with batches of one fixed size, so that the figures do not depend on how images
 * are grouped. Entry types: {@link io.ganymede.evaluator.inference.GeneratorNetwork} and
 * {@link io.ganymede.evaluator.inference.ClassifierNetwork}. Only this package touches ONNX Runtime.
 */
@NullMarked
package io.ganymede.evaluator.inference;

import org.jspecify.annotations.NullMarked;
