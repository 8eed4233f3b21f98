/**
 * Probes: liveness knows the thread that polls, never how long an evaluation takes; readiness knows the neighbours (the
 * broker's check comes with the channel); startup knows the native libraries. Entry type: {@link
 * io.ganymede.evaluator.health.PollingLiveness}.
 */
@NullMarked
package io.ganymede.evaluator.health;

import org.jspecify.annotations.NullMarked;
