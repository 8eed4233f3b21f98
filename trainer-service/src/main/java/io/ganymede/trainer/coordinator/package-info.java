/**
 * The life of jobs: requests and reports of runners come in, snapshots of jobs go out. It runs inside every trainer as one
 * Kafka Streams application and is the only writer of the jobs topic. Entry types: {@link
 * io.ganymede.trainer.coordinator.JobStateMachine}, the pure rules, and {@link io.ganymede.trainer.coordinator.Coordinator},
 * the running application.
 */
@NullMarked
package io.ganymede.trainer.coordinator;

import org.jspecify.annotations.NullMarked;
