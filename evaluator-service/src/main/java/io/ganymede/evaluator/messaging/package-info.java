/**
 * Kafka: checkpoint events in, evaluation events and dead letters out, and what becomes of failures. Entry types: {@link
 * io.ganymede.evaluator.messaging.CheckpointChannel} and {@link io.ganymede.evaluator.messaging.CheckpointHandler}.
 */
@NullMarked
package io.ganymede.evaluator.messaging;

import org.jspecify.annotations.NullMarked;
