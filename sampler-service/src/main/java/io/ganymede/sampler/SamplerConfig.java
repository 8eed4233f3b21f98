package io.ganymede.sampler;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** Deployment configuration; an unknown key under the prefix fails the start. */
@ConfigMapping(prefix = "ganymede")
public interface SamplerConfig {
    /** Name of this instance in events; the host name when absent. */
    Optional<String> instance();

    /** Process whose end ends this one. */
    OptionalLong parentPid();

    ObjectStore objectstore();

    Sampler sampler();

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

    /** Drawing and promotion. */
    interface Sampler {
        /** Threads of one run of a network. */
        @WithDefault("1")
        @Min(1)
        @Max(256)
        int threads();

        /** Most images of one request. */
        @WithDefault("1024")
        @Min(1)
        @Max(65_536)
        int maxImages();

        /** Largest difference between trainer and export that may be published, images in [-1, 1]. */
        @WithDefault("1e-4")
        @Positive
        double parityTolerance();

        /** Requests that may wait for a core; more are refused. */
        @WithDefault("64")
        @Min(0)
        @Max(10_000)
        int maxWaiting();

        /** Older versions kept in memory after they were asked for by number. */
        @WithDefault("4")
        @Min(1)
        @Max(64)
        int olderVersions();
    }
}
