package io.ganymede.trainer.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Clients of the broker with their metrics bound. */
public final class KafkaClients implements AutoCloseable {
    private static final String PREFIX = "kafka.";
    private static final int DELIVERY_TIMEOUT_MILLIS = 30_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> connection;
    private final MeterRegistry registry;
    private final Map<String, KafkaClientMetrics> readerMetrics = new HashMap<>();
    private @Nullable KafkaClientMetrics producerMetrics;

    /** @param connection every key that clients share: {@code bootstrap.servers}, security */
    public KafkaClients(Map<String, Object> connection, MeterRegistry registry) {
        this.connection = Map.copyOf(connection);
        this.registry = registry;
    }

    /** All keys under {@code kafka.}, for every kind of client. */
    static Map<String, Object> connection(Config config) {
        Map<String, Object> found = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> found.put(name.substring(PREFIX.length()), value));
            }
        }
        return found;
    }

    /** Connection settings, which may hold secrets. */
    public Map<String, Object> connection() {
        return connection;
    }

    /**
     * A consumer without group that reads committed records from where it is told.
     *
     * @param reader who reads; its metrics take the place of those of the consumer that it had before
     */
    synchronized Consumer<String, byte[]> reader(String reader) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
        metrics.bindTo(registry);
        close(readerMetrics.put(reader, metrics));
        return consumer;
    }

    /** An idempotent producer whose acknowledgement means all replicas in sync. */
    synchronized Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        producerMetrics = metrics;
        return producer;
    }

    private static void close(@Nullable KafkaClientMetrics metrics) {
        if (metrics != null) {
            metrics.close();
        }
    }

    @Override
    public synchronized void close() {
        readerMetrics.values().forEach(KafkaClients::close);
        close(producerMetrics);
    }
}
