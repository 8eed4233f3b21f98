/**
 * The evaluator service: scores every published checkpoint. Here the parts are put together. Entry type: {@link
 * io.ganymede.evaluator.EvaluatorBeans}.
 */
@NullMarked
package io.ganymede.evaluator;

import org.jspecify.annotations.NullMarked;
