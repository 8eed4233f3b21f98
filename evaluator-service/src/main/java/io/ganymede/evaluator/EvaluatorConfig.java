package io.ganymede.evaluator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Deployment configuration; an unknown key under the prefix fails the start. */
@ConfigMapping(prefix = "ganymede")
public interface EvaluatorConfig {
    /** Name of this instance in events; the host name when absent. */
    Optional<String> instance();

    /** Process whose end ends this one. */
    OptionalLong parentPid();

    ObjectStore objectstore();

    Evaluator evaluator();

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

    /** Evaluation. */
    interface Evaluator {
        /** Threads of one run of a network. */
        @WithDefault("1")
        @Min(1)
        @Max(256)
        int threads();

        /** How long a checkpoint waits for its classifier to be published before it is skipped. */
        @WithDefault("30s")
        Duration classifierWait();

        /** How many newer checkpoints of a job may wait before an older one is passed over. */
        @WithDefault("4")
        @Min(0)
        @Max(1_000_000)
        int maxBehind();

        /** An evaluation of more images is cut into parts of at most so many, which the evaluators share among themselves. */
        @WithDefault("20000")
        @Min(100)
        @Max(100_000_000)
        long shardImages();

        /** How long a neighbour's failure is retried before the event goes to the dead letters. */
        @WithDefault("30m")
        Duration retryPatience();
    }
}
