package io.ganymede.local;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Broker and object store together, with the platform's bucket: what the services need from outside, in one JVM and one
 * directory. The directory holds {@code kafka/}, {@code s3/} and {@code credentials.properties}.
 */
public final class LocalPlatform implements AutoCloseable {
    /** The bucket that is there once the platform has started. */
    public static final String BUCKET = "ganymede";

    private final LocalBroker broker;
    private final LocalObjectStore objectStore;
    private final LocalCredentials credentials;

    private LocalPlatform(LocalBroker broker, LocalObjectStore objectStore, LocalCredentials credentials) {
        this.broker = broker;
        this.objectStore = objectStore;
        this.credentials = credentials;
    }

    /**
     * Starts both parts at once and makes the bucket. When one part fails, the other is closed again.
     *
     * @throws PortInUseException if a given port is taken
     */
    public static LocalPlatform start(Path directory, Ports ports) {
        QuietLogs.apply();
        LocalCredentials credentials = LocalCredentials.in(directory);
        CompletableFuture<LocalBroker> broker =
                begin("local-broker-start", () -> LocalBroker.start(directory.resolve("kafka"), ports.broker()));
        CompletableFuture<LocalObjectStore> objectStore =
                begin("local-s3-start", () -> startStore(directory.resolve("s3"), ports.objectStore(), credentials));
        try {
            return new LocalPlatform(broker.join(), objectStore.join(), credentials);
        } catch (CompletionException e) {
            RuntimeException failure = e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new LocalPlatformException("local platform in '" + directory + "' did not start", e);
            closeStarted(objectStore, failure);
            closeStarted(broker, failure);
            throw failure;
        }
    }

    /** What Kafka clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The key pair of the object store. */
    public LocalCredentials credentials() {
        return credentials;
    }

    /** The running broker; tests of faults stop and start it. */
    public LocalBroker broker() {
        return broker;
    }

    /** The running object store; tests of faults stop and start it. */
    public LocalObjectStore objectStore() {
        return objectStore;
    }

    @Override
    public void close() {
        try (broker) {
            objectStore.close();
        }
    }

    private static LocalObjectStore startStore(Path directory, int port, LocalCredentials credentials) {
        LocalObjectStore store = LocalObjectStore.start(directory, port, credentials);
        try {
            makeBucket(store, credentials);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    // The client declares nine checked exceptions, and Exception on close(); this is the boundary to it.
    @SuppressWarnings("try")
    private static void makeBucket(LocalObjectStore store, LocalCredentials credentials) {
        try (MinioClient client = MinioClient.builder()
                .endpoint(store.endpoint().toString())
                .credentials(credentials.accessKey(), credentials.secretKey())
                .build()) {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(BUCKET).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
            }
        } catch (Exception e) {
            throw new LocalPlatformException("bucket '" + BUCKET + "' cannot be made in " + store, e);
        }
    }

    /** On a thread of its own: unlike a pool's it inherits the class loader that the caller, say a Quarkus test, runs in. */
    private static <T> CompletableFuture<T> begin(String name, Supplier<T> part) {
        Executor executor = task -> new Thread(task, name).start();
        return CompletableFuture.supplyAsync(part, executor);
    }

    /** Waits until the part has started or failed, so that nothing is left to start behind the caller's back. */
    private static void closeStarted(CompletableFuture<? extends AutoCloseable> part, RuntimeException failure) {
        try {
            part.join().close();
        } catch (Exception e) {
            if (e.getCause() != failure && e != failure.getCause()) {
                failure.addSuppressed(e);
            }
        }
    }
}
