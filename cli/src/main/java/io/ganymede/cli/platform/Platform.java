package io.ganymede.cli.platform;

import io.ganymede.cli.client.Connection;
import io.ganymede.cli.client.LocalConnection;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
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

/**
 * A whole platform on one machine: broker and object store in this JVM, the three services as processes. Closing it stops
 * everything and waits for the end of every process.
 */
public final class Platform implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final String REGION = "us-east-1";

    private final LocalPlatform local;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Layout layout;

    private Platform(LocalPlatform local, Layout layout) {
        this.local = local;
        this.layout = layout;
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

    /**
     * Starts everything and waits until all services are ready. What has started is stopped again when a part fails.
     *
     * @param threads threads of the training engine, 0 for one a core
     */
    public static Platform start(Layout layout, PlatformPorts ports, int threads) {
        Platform platform = new Platform(LocalPlatform.start(layout.data(), ports.embedded()), layout);
        try {
            Topics.create(platform.local.bootstrapServers(), TopicCatalogue.specs(List.of(Topic.values())));
            platform.startServices(ports, threads);
            platform.localConnection().write(layout.home());
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private void startServices(PlatformPorts ports, int threads) {
        Map<String, String> environment = new HashMap<>(environment());
        launch("sampler", ports.sampler(), "256m", environment);
        launch("evaluator", ports.evaluator(), "512m", environment);
        environment.put("GANYMEDE_TRAINER_THREADS", Integer.toString(threads));
        environment.put(
                "GANYMEDE_TRAINER_WORK_DIRECTORY",
                layout.data().resolve("trainer").toString());
        launch("trainer", ports.trainer(), "512m", environment);
        services.forEach(service -> service.awaitReady(READY_PATIENCE));
    }

    private void launch(String name, ServicePorts ports, String heap, Map<String, String> environment) {
        services.add(ServiceProcess.start(
                name,
                layout.installation(),
                ports,
                heap,
                environment,
                layout.logs().resolve(name + ".log")));
    }

    private Map<String, String> environment() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", local.bootstrapServers(),
                "GANYMEDE_OBJECTSTORE_ENDPOINT", local.objectStore().endpoint().toString(),
                "GANYMEDE_OBJECTSTORE_BUCKET", LocalPlatform.BUCKET,
                "GANYMEDE_OBJECTSTORE_REGION", REGION,
                "GANYMEDE_OBJECTSTORE_ACCESS_KEY", local.credentials().accessKey(),
                "GANYMEDE_OBJECTSTORE_SECRET_KEY", local.credentials().secretKey(),
                "GANYMEDE_INSTANCE", "local");
    }

    /** How clients reach this platform. */
    public Connection connection() {
        return new Connection(
                local.bootstrapServers(),
                new ObjectStoreSettings(
                        local.objectStore().endpoint(),
                        LocalPlatform.BUCKET,
                        REGION,
                        local.credentials().accessKey(),
                        local.credentials().secretKey()),
                service("sampler").url());
    }

    private LocalConnection localConnection() {
        return new LocalConnection(
                local.bootstrapServers(),
                local.objectStore().endpoint(),
                LocalPlatform.BUCKET,
                service("sampler").url(),
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
        lines.add("Kafka broker   " + local.bootstrapServers());
        lines.add("object store   " + local.objectStore().endpoint() + "  bucket " + LocalPlatform.BUCKET);
        for (ServiceProcess service : services) {
            lines.add(String.format(
                    "%-13s  %s  metrics %s/q/metrics", service.name(), service.url(), service.managementUrl()));
        }
        return lines;
    }

    @Override
    public void close() {
        try (local) {
            services.forEach(ServiceProcess::requestStop);
            services.forEach(ServiceProcess::close);
        }
    }
}
