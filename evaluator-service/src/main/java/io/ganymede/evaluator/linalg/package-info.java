/**
 * Dense float64 linear algebra as the metrics need it: a row-major {@link io.ganymede.evaluator.linalg.Matrix} and one
 * port, {@link io.ganymede.evaluator.linalg.LinearAlgebra} (the entry type), with an adapter per engine, chosen by
 * {@link io.ganymede.evaluator.linalg.LinearAlgebraEngines}. The package
 * knows nothing of features, classes or metrics.
 */
@NullMarked
package io.ganymede.evaluator.linalg;

import org.jspecify.annotations.NullMarked;
