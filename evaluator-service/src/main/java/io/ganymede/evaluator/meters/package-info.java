/**
 * The meters of the service. Entry type: {@link io.ganymede.evaluator.meters.EvaluatorMeters}.
 */
@NullMarked
package io.ganymede.evaluator.meters;

import org.jspecify.annotations.NullMarked;
