/**
 * Probes: liveness knows the thread that polls, never how long an evaluation takes; readiness knows the neighbours. The
 * broker's own check comes from the Kafka client extension.
 */
@NullMarked
package io.ganymede.evaluator.health;

import org.jspecify.annotations.NullMarked;
