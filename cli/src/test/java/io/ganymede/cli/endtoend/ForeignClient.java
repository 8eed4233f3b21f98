package io.ganymede.cli.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A Kafka client that knows nothing of Ganymede but topic names and CloudEvents headers. */
final class ForeignClient {
    private final String brokers;

    ForeignClient(String brokers) {
        this.brokers = brokers;
    }

    /** Sends a request in binary mode with the four required headers only. */
    void request(@Nullable String key, byte[] body) throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>("ganymede.training.requests.v1", null, key, body);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "foreign-" + System.nanoTime(),
                        "ce_source", "/foreign",
                        "ce_type", "io.ganymede.training.requested.v1",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "max.request.size", 16 << 20, "buffer.memory", 64L << 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    /** Header values of all records on a topic. */
    List<String> headers(String topic, String header) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> received : consumer.poll(Duration.ofMillis(100))) {
                    Optional.ofNullable(received.headers().lastHeader(header))
                            .ifPresent(found -> values.add(new String(found.value(), StandardCharsets.UTF_8)));
                }
            }
            return values;
        }
    }
}
