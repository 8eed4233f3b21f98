/**
 * The service's side of the topics: evaluations in, promotions out, promotions in. Entry types: {@link
 * io.ganymede.sampler.messaging.EvaluationChannel} and {@link io.ganymede.sampler.messaging.ModelTopic}.
 */
@NullMarked
package io.ganymede.sampler.messaging;

import org.jspecify.annotations.NullMarked;
