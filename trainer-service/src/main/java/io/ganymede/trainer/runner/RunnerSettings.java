package io.ganymede.trainer.runner;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a runner is deployed.
 *
 * @param workerId unique to this process, so that a grant to an earlier life of this machine is never taken for ours
 * @param heartbeat time between signs of life
 * @param lease how long the coordinator bears silence
 * @param stopGrace how long a stopping service waits for the running attempt's last checkpoint
 * @param workDirectory local disk for cached data sets and unfinished checkpoints
 * @param threads threads of a training on the CPU
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param launch how the child process is started
 */
public record RunnerSettings(
        String workerId,
        Duration heartbeat,
        Duration lease,
        Duration stopGrace,
        Path workDirectory,
        int threads,
        String device,
        WorkerLaunch launch) {
    public RunnerSettings {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "heartbeat " + heartbeat + " is too slow for the lease: expected at most half of " + lease);
        }
    }
}
