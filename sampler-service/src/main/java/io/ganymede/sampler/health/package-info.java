/**
 * Probes: readiness knows the models topic; liveness knows the process alone, never a neighbour. Entry type: {@link
 * io.ganymede.sampler.health.ModelsReadiness}.
 */
@NullMarked
package io.ganymede.sampler.health;

import org.jspecify.annotations.NullMarked;
