package io.ganymede.trainer.service;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Deployment configuration; an unknown key under the prefix fails the start. */
@ConfigMapping(prefix = "ganymede")
public interface TrainerConfig {
    /** Name of this instance in events; the host name when absent. */
    Optional<String> instance();

    /** Process whose end ends this one. */
    OptionalLong parentPid();

    @WithName("objectstore")
    ObjectStore objectStore();

    Trainer trainer();

    /** The bucket and who asks. */
    interface ObjectStore {
        /** URL of the S3 API. */
        @WithDefault("http://localhost:9878")
        URI endpoint();

        @WithDefault("ganymede")
        @NotBlank
        String bucket();

        @WithDefault("us-east-1")
        @NotBlank
        String region();

        /** Required; never printed. */
        @NotBlank
        String accessKey();

        /** Required; never printed. */
        @NotBlank
        String secretKey();
    }

    /** Jobs and training. */
    interface Trainer {
        /** Time between signs of life of a running attempt; at most half a lease. */
        @WithDefault("15s")
        Duration heartbeat();

        /** How long the coordinator bears silence before it queues a job again. */
        @WithDefault("60s")
        Duration lease();

        /** Local disk for cached data sets and unfinished checkpoints. */
        @WithDefault("${java.io.tmpdir}/ganymede-trainer")
        Path workDirectory();

        /** Size that the cached data sets are kept below; those that running jobs use are never deleted. */
        @WithDefault("50G")
        MemorySize datasetCache();

        /** Threads of a training on the CPU; 0 takes all cores. */
        @WithDefault("0")
        @Min(0)
        @Max(1024)
        int threads();

        /** Where training runs. */
        @WithDefault("auto")
        @Pattern(regexp = "auto|cpu|gpu")
        String device();

        /** Largest heap of the training process, as for {@code -Xmx}; native memory comes on top. */
        @WithDefault("1g")
        @Pattern(regexp = "[1-9][0-9]*[kKmMgG]")
        String workerHeap();

        /** How long a stopping service waits for the running attempt's last checkpoint. */
        @WithDefault("20s")
        Duration stopGrace();

        /** Replicas of the coordinator's internal topics; -1 takes the broker's default. */
        @WithDefault("-1")
        @Min(-1)
        @Max(100)
        int replicationFactor();

        /** Main class of the training process. */
        @WithDefault("io.ganymede.trainer.worker.TrainingWorker")
        @NotBlank
        String workerMain();
    }
}
