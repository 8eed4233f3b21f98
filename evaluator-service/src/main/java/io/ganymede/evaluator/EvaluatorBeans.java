package io.ganymede.evaluator;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.MeteredArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.evaluator.evaluation.CheckpointEvaluator;
import io.ganymede.evaluator.evaluation.EvaluationReports;
import io.ganymede.evaluator.evaluation.EvaluationTools;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.LinearAlgebraEngines;
import io.ganymede.evaluator.messaging.CheckpointBacklog;
import io.ganymede.evaluator.messaging.CheckpointHandler;
import io.ganymede.evaluator.messaging.EventPublisher;
import io.ganymede.evaluator.messaging.KafkaEventPublisher;
import io.ganymede.evaluator.messaging.RetryPolicy;
import io.ganymede.evaluator.messaging.ShardHandler;
import io.ganymede.evaluator.meters.EvaluatorMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The composition root: only here the configuration is read, and everything else gets values. */
@Dependent
public class EvaluatorBeans {
    private final EvaluatorConfig config;
    private final Instance instance;
    private final String version;

    EvaluatorBeans(EvaluatorConfig config, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.instance = Instance.of(config.instance());
        this.version = version;
    }

    @Produces
    @Singleton
    ArtifactStore artifactStore(MeterRegistry meters) {
        EvaluatorConfig.ObjectStore store = config.objectstore();
        return new MeteredArtifactStore(
                new MinioArtifactStore(new ObjectStoreSettings(
                        store.endpoint(), store.bucket(), store.region(), store.accessKey(), store.secretKey())),
                meters);
    }

    @Produces
    @Singleton
    LinearAlgebra linearAlgebra() {
        return LinearAlgebraEngines.fastest();
    }

    @Produces
    @Singleton
    EvaluatorMeters meters(MeterRegistry registry) {
        return new EvaluatorMeters(registry, version);
    }

    @Produces
    @Singleton
    EvaluationReports reports(ArtifactStore store) {
        return new EvaluationReports(store);
    }

    @Produces
    @Singleton
    EvaluationTools tools(ArtifactStore store, LinearAlgebra algebra) {
        return new EvaluationTools(
                store,
                algebra,
                InferenceSettings.withThreads(config.evaluator().threads()),
                instance.eventSource(),
                version,
                Clock.systemUTC(),
                config.evaluator().shardImages());
    }

    @Produces
    @Singleton
    CheckpointEvaluator evaluator(EvaluationTools tools) {
        return new CheckpointEvaluator(tools);
    }

    @Produces
    @Singleton
    CheckpointHandler checkpointHandler(
            CheckpointEvaluator evaluator, EvaluationTools tools, EventPublisher events, EvaluatorMeters meters) {
        return new CheckpointHandler(evaluator, events, meters, tools.source(), tools.clock());
    }

    @Produces
    @Singleton
    ShardHandler shardHandler(CheckpointEvaluator evaluator, CheckpointHandler checkpoints) {
        return new ShardHandler(evaluator, checkpoints);
    }

    @Produces
    @Singleton
    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                config.evaluator().retryPatience(), config.evaluator().classifierWait());
    }

    @Produces
    @Singleton
    CheckpointBacklog backlog(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ganymede-evaluator-backlog-" + instance.name());
        return new CheckpointBacklog(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                config.evaluator().maxBehind());
    }

    void close(@Disposes CheckpointBacklog backlog) {
        backlog.close();
    }

    @Produces
    @Singleton
    Producer<String, byte[]> producer(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ganymede-evaluator-" + instance.name());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close();
    }

    @Produces
    @Singleton
    EventPublisher eventPublisher(Producer<String, byte[]> producer, EvaluatorMeters meters) {
        return new KafkaEventPublisher(producer, meters);
    }
}
