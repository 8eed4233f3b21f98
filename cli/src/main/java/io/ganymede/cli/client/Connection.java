package io.ganymede.cli.client;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Where a running platform is.
 *
 * @param brokers Kafka's {@code bootstrap.servers}
 * @param objectStore the object store and who asks
 * @param sampler base URL of the sampler
 * @param trainer base URL of a trainer
 */
public record Connection(String brokers, ObjectStoreSettings objectStore, URI sampler, URI trainer) {
    private static final int REACH_SECONDS = 8;

    public ArtifactStore openObjectStore() {
        return new MinioArtifactStore(objectStore);
    }

    /** A client for topics; the caller closes it. */
    public Admin openAdmin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REACH_SECONDS * 1000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REACH_SECONDS * 1000));
    }

    /**
     * Asks the broker for a sign of life.
     *
     * @throws PlatformException with reason BrokerUnavailable when there is none within a few seconds
     */
    public Connection requireBroker() {
        try (Admin admin = openAdmin()) {
            admin.describeCluster().clusterId().get(REACH_SECONDS, TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException | TimeoutException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE,
                    "no Kafka broker answers at '" + brokers
                            + "'; start a platform with './ganymede up', or name another with --brokers",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.BROKER_UNAVAILABLE, "interrupted while asking for the broker", e);
        }
    }
}
