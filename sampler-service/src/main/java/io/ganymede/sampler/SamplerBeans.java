package io.ganymede.sampler;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.MeteredArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.sampler.image.PngEncoder;
import io.ganymede.sampler.messaging.ModelTopic;
import io.ganymede.sampler.messaging.PromotionChannel;
import io.ganymede.sampler.metrics.SamplerMetrics;
import io.ganymede.sampler.promotion.GeneratorExport;
import io.ganymede.sampler.promotion.Promotion;
import io.ganymede.sampler.sampling.Admission;
import io.ganymede.sampler.sampling.Sampler;
import io.ganymede.sampler.shelf.ModelLoader;
import io.ganymede.sampler.shelf.ModelShelf;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** The composition root: only here the configuration is read, and everything else gets values. */
@Dependent
public class SamplerBeans {
    private final SamplerConfig config;
    private final Instance instance;

    SamplerBeans(SamplerConfig config) {
        this.config = config;
        this.instance = Instance.of(config.instance());
    }

    @Produces
    @Singleton
    ArtifactStore artifactStore(MeterRegistry meters) {
        SamplerConfig.ObjectStore store = config.objectstore();
        return new MeteredArtifactStore(
                new MinioArtifactStore(new ObjectStoreSettings(
                        store.endpoint(), store.bucket(), store.region(), store.accessKey(), store.secretKey())),
                meters);
    }

    @Produces
    @Singleton
    SamplerMetrics metrics(MeterRegistry registry) {
        return new SamplerMetrics(registry);
    }

    @Produces
    @Singleton
    Promotion promotion(
            ArtifactStore store, @Channel("promotions") MutinyEmitter<byte[]> emitter, SamplerMetrics metrics) {
        Clock clock = Clock.systemUTC();
        return new Promotion(
                store,
                new GeneratorExport(store, config.sampler().parityTolerance()),
                new PromotionChannel(emitter, instance.eventSource(), clock, metrics),
                clock);
    }

    @Produces
    @Singleton
    ModelShelf shelf(ArtifactStore store, SamplerMetrics metrics) {
        ModelLoader loader = new ModelLoader(store, config.sampler().threads(), metrics);
        return new ModelShelf(loader, config.sampler().olderVersions(), metrics);
    }

    void close(@Disposes ModelShelf shelf) {
        shelf.close();
    }

    @Produces
    @Singleton
    Admission admission(SamplerMetrics metrics) {
        int concurrent = Math.max(
                1, Runtime.getRuntime().availableProcessors() / config.sampler().threads());
        return new Admission(concurrent, config.sampler().maxWaiting(), metrics);
    }

    @Produces
    @Singleton
    Sampler sampler(Admission admission, SamplerMetrics metrics) {
        return new Sampler(admission, config.sampler().maxImages(), metrics);
    }

    @Produces
    @Singleton
    PngEncoder pngEncoder() {
        return new PngEncoder();
    }

    @Produces
    @Singleton
    ModelTopic modelTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, ModelShelf shelf, SamplerMetrics metrics) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "ganymede-sampler-" + instance.name() + "-" + UUID.randomUUID());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new ModelTopic(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()), shelf, metrics);
    }
}
