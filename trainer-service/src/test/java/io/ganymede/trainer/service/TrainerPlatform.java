package io.ganymede.trainer.service;

import io.ganymede.common.event.Topic;
import io.ganymede.local.LocalPlatform;
import io.ganymede.local.Ports;
import io.ganymede.local.TopicCatalogue;
import io.ganymede.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Broker and object store for as long as the trainer under test runs. Arguments are added to its configuration. */
public final class TrainerPlatform implements QuarkusTestResourceLifecycleManager {
    private final Map<String, String> more = new HashMap<>();
    private @Nullable LocalPlatform platform;

    @Override
    public void init(Map<String, String> arguments) {
        more.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        Path directory = directory();
        LocalPlatform started = LocalPlatform.start(directory.resolve("platform"), Ports.auto());
        platform = started;
        Topics.create(started.bootstrapServers(), TopicCatalogue.specs(List.of(Topic.values())));
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", started.bootstrapServers());
        config.put("ganymede.instance", "test");
        config.put(
                "ganymede.objectstore.endpoint",
                started.objectStore().endpoint().toString());
        config.put("ganymede.objectstore.bucket", LocalPlatform.BUCKET);
        config.put("ganymede.objectstore.access-key", started.credentials().accessKey());
        config.put("ganymede.objectstore.secret-key", started.credentials().secretKey());
        config.put("ganymede.trainer.work-directory", directory.resolve("work").toString());
        config.putAll(more);
        return config;
    }

    @Override
    public void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "trainer-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
