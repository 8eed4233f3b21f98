package io.ganymede.cli.client;

import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.local.LocalCredentials;
import io.ganymede.local.LocalPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a platform; what is not given comes from the environment, then from {@code ./ganymede up}. */
public final class ConnectionOptions {
    private static final String DEFAULT_BROKERS = "localhost:9092";
    private static final String DEFAULT_STORE = "http://localhost:9878";
    private static final String DEFAULT_SAMPLER = "http://localhost:8080";
    private static final String DEFAULT_TRAINER = "http://localhost:8081";
    private static final String NO_KEY = "none";

    @Option(
            names = "--brokers",
            paramLabel = "HOST:PORT",
            description = "Kafka broker (KAFKA_BOOTSTRAP_SERVERS; default: the platform of this directory)")
    @Nullable
    String brokers;

    @Option(
            names = "--s3",
            paramLabel = "URL",
            description = "object store (GANYMEDE_OBJECTSTORE_ENDPOINT; keys only by GANYMEDE_OBJECTSTORE_ACCESS_KEY"
                    + " and GANYMEDE_OBJECTSTORE_SECRET_KEY)")
    @Nullable
    URI objectStore;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description = "bucket of the platform (GANYMEDE_OBJECTSTORE_BUCKET; default: ganymede)")
    @Nullable
    String bucket;

    @Option(
            names = "--sampler",
            paramLabel = "URL",
            description = "sampler service (GANYMEDE_SAMPLER_URL; default: the platform of this directory)")
    @Nullable
    URI sampler;

    @Option(
            names = "--trainer",
            paramLabel = "URL",
            description = "trainer service (GANYMEDE_TRAINER_URL; default: the platform of this directory)")
    @Nullable
    URI trainer;

    /**
     * The platform that is meant.
     *
     * @param home directory in which {@code ./ganymede up} keeps its data
     */
    public Connection resolve(Path home, Function<String, @Nullable String> environment) {
        Optional<LocalConnection> local = LocalConnection.read(home);
        String resolvedBrokers = first(
                brokers,
                environment.apply("KAFKA_BOOTSTRAP_SERVERS"),
                local.map(LocalConnection::brokers).orElse(null),
                DEFAULT_BROKERS);
        URI store = URI.create(first(
                text(objectStore),
                environment.apply("GANYMEDE_OBJECTSTORE_ENDPOINT"),
                local.map(connection -> connection.objectStore().toString()).orElse(null),
                DEFAULT_STORE));
        String resolvedBucket =
                first(bucket, environment.apply("GANYMEDE_OBJECTSTORE_BUCKET"), null, LocalPlatform.BUCKET);
        Optional<LocalCredentials> keys = local.map(LocalConnection::keys);
        ObjectStoreSettings settings = new ObjectStoreSettings(
                store,
                resolvedBucket,
                first(null, environment.apply("GANYMEDE_OBJECTSTORE_REGION"), null, "us-east-1"),
                first(
                        null,
                        environment.apply("GANYMEDE_OBJECTSTORE_ACCESS_KEY"),
                        keys.map(LocalCredentials::accessKey).orElse(null),
                        NO_KEY),
                first(
                        null,
                        environment.apply("GANYMEDE_OBJECTSTORE_SECRET_KEY"),
                        keys.map(LocalCredentials::secretKey).orElse(null),
                        NO_KEY));
        URI resolvedSampler = URI.create(first(
                text(sampler),
                environment.apply("GANYMEDE_SAMPLER_URL"),
                local.map(connection -> connection.sampler().toString()).orElse(null),
                DEFAULT_SAMPLER));
        URI resolvedTrainer = URI.create(first(
                text(trainer),
                environment.apply("GANYMEDE_TRAINER_URL"),
                local.map(LocalConnection::trainer).map(URI::toString).orElse(null),
                DEFAULT_TRAINER));
        return new Connection(resolvedBrokers, settings, resolvedSampler, resolvedTrainer);
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }

    private static String first(
            @Nullable String option, @Nullable String environment, @Nullable String local, String otherwise) {
        if (option != null) {
            return option;
        }
        if (environment != null && !environment.isBlank()) {
            return environment;
        }
        return local == null ? otherwise : local;
    }
}
