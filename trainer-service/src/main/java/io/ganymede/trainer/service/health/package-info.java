/**
 * Probes: liveness knows the threads of this process alone, readiness the broker, startup that everything was started. A slow
 * job or a broker that is away never makes a trainer dead.
 */
@NullMarked
package io.ganymede.trainer.service.health;

import org.jspecify.annotations.NullMarked;
