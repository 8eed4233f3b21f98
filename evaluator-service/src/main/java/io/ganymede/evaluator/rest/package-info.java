/**
 * Reports over HTTP. Entry type: {@link io.ganymede.evaluator.rest.EvaluationsResource}.
 */
@NullMarked
package io.ganymede.evaluator.rest;

import org.jspecify.annotations.NullMarked;
