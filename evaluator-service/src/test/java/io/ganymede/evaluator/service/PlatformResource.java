package io.ganymede.evaluator.service;

import io.ganymede.common.event.Topic;
import io.ganymede.local.LocalPlatform;
import io.ganymede.local.Ports;
import io.ganymede.local.TopicSpec;
import io.ganymede.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker with the evaluator's topics and an object store, for as long as the service under test runs. */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable LocalPlatform platform;

    @Override
    public Map<String, String> start() {
        LocalPlatform started = LocalPlatform.start(directory(), Ports.auto());
        platform = started;
        Topics.create(
                started.bootstrapServers(),
                List.of(
                        topic(Topic.CHECKPOINTS.topicName()),
                        topic(Topic.CHECKPOINTS.deadLetterTopic()),
                        topic(Topic.EVALUATIONS.topicName()),
                        topic(Topic.EVALUATION_SHARDS.topicName()),
                        topic(Topic.EVALUATION_SHARDS.deadLetterTopic()),
                        topic(Topic.TRAINING_PROGRESS.topicName())));
        return Map.of(
                "kafka.bootstrap.servers", started.bootstrapServers(),
                "ganymede.instance", "test",
                "ganymede.evaluator.shard-images", "100",
                "ganymede.objectstore.endpoint",
                        started.objectStore().endpoint().toString(),
                "ganymede.objectstore.bucket", LocalPlatform.BUCKET,
                "ganymede.objectstore.access-key", started.credentials().accessKey(),
                "ganymede.objectstore.secret-key", started.credentials().secretKey());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(platform, new TestInjector.MatchesType(LocalPlatform.class));
    }

    @Override
    public void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    /** One partition: a record that blocks it would be seen. */
    private static TopicSpec topic(String name) {
        return new TopicSpec(name, 1, Map.of());
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "platform-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
