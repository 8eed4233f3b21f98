package io.ganymede.cli.platform;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.LocalConnection;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Topic;
import io.ganymede.local.LocalPlatform;
import io.ganymede.local.TopicCatalogue;
import io.ganymede.local.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A whole platform on one machine: broker and object store in this JVM, the three services as processes. Closing it stops
 * everything and waits for the end of every process.
 */
public final class Platform implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final String REGION = "us-east-1";

    private final Layout layout;
    private final PlatformPorts ports;
    private final int threads;
    private final List<ServiceProcess> services = new CopyOnWriteArrayList<>();
    private @Nullable LocalPlatform local;
    private boolean closed;

    /**
     * A platform that is not started yet, so that the caller can make sure of its end first.
     *
     * @param threads threads of the training engine, 0 for one a core
     */
    public Platform(Layout layout, PlatformPorts ports, int threads) {
        this.layout = layout;
        this.ports = ports;
        this.threads = threads;
    }

    /**
     * Where things are.
     *
     * @param installation directory of the built project
     * @param home where {@code connection.json} is left for other commands
     * @param data broker and object store
     * @param logs output of the services
     */
    public record Layout(Path installation, Path home, Path data, Path logs) {}

    /** Starts everything and waits until all services are ready. {@link #close} may be called from another thread meanwhile. */
    public void start() {
        Topics.create(startLocal().bootstrapServers(), TopicCatalogue.specs(List.of(Topic.values())));
        launch("sampler", ports.sampler(), "256m", Map.of());
        launch("evaluator", ports.evaluator(), "512m", Map.of());
        launch(
                "trainer",
                ports.trainer(),
                "512m",
                Map.of(
                        "GANYMEDE_TRAINER_THREADS", Integer.toString(threads),
                        "GANYMEDE_TRAINER_WORK_DIRECTORY",
                                layout.data().resolve("trainer").toString()));
        services.forEach(service -> service.awaitReady(READY_PATIENCE));
        localConnection().write(layout.home());
    }

    private synchronized LocalPlatform startLocal() {
        requireOpen();
        local = LocalPlatform.start(layout.data(), ports.embedded());
        return local;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new PlatformException(Reason.PREEMPTED, "the platform was stopped while it started");
        }
    }

    private synchronized LocalPlatform local() {
        if (local == null) {
            throw new IllegalStateException("the platform has not been started");
        }
        return local;
    }

    private synchronized void launch(
            String name, ServicePorts servicePorts, String heap, Map<String, String> settings) {
        requireOpen();
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(settings);
        services.add(ServiceProcess.start(
                name,
                layout.installation(),
                servicePorts,
                heap,
                environment,
                layout.logs().resolve(name + ".log")));
    }

    private Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", local().bootstrapServers(),
                "GANYMEDE_OBJECTSTORE_ENDPOINT",
                        local().objectStore().endpoint().toString(),
                "GANYMEDE_OBJECTSTORE_BUCKET", LocalPlatform.BUCKET,
                "GANYMEDE_OBJECTSTORE_REGION", REGION,
                "GANYMEDE_OBJECTSTORE_ACCESS_KEY", local().credentials().accessKey(),
                "GANYMEDE_OBJECTSTORE_SECRET_KEY", local().credentials().secretKey(),
                "GANYMEDE_INSTANCE", "local");
    }

    /** How clients reach this platform. */
    public Connection connection() {
        return new Connection(
                local().bootstrapServers(),
                new ObjectStoreSettings(
                        local().objectStore().endpoint(),
                        LocalPlatform.BUCKET,
                        REGION,
                        local().credentials().accessKey(),
                        local().credentials().secretKey()),
                service("sampler").url(),
                service("trainer").url());
    }

    private LocalConnection localConnection() {
        return new LocalConnection(
                local().bootstrapServers(),
                local().objectStore().endpoint(),
                LocalPlatform.BUCKET,
                service("sampler").url(),
                service("trainer").url(),
                layout.data());
    }

    private ServiceProcess service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Name and address of every part, for people. */
    public List<String> addresses() {
        List<String> lines = new ArrayList<>();
        lines.add("Kafka broker   " + local().bootstrapServers());
        lines.add("object store   " + local().objectStore().endpoint() + "  bucket " + LocalPlatform.BUCKET);
        for (ServiceProcess service : services) {
            lines.add(String.format(
                    "%-13s  %s  metrics %s/q/metrics", service.name(), service.url(), service.managementUrl()));
        }
        return lines;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        services.forEach(ServiceProcess::requestStop);
        services.forEach(ServiceProcess::close);
        if (local != null) {
            local.close();
        }
    }
}
