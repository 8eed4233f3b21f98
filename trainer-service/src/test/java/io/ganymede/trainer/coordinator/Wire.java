package io.ganymede.trainer.coordinator;

import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.RunnerReport;
import io.ganymede.common.event.Topic;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as a client of the platform sees them. */
public final class Wire {
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String bootstrapServers;

    public Wire(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Sends a request, given as JSON with single quotes. */
    public void request(String jobId, String json) throws Exception {
        send(requested(jobId, json));
    }

    /** Sends a request to a partition that another client library might have chosen. */
    void request(String jobId, String json, int partition) throws Exception {
        ProducerRecord<String, byte[]> record = requested(jobId, json);
        send(new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
    }

    private static ProducerRecord<String, byte[]> requested(String jobId, String json) {
        Object body = Json.parse("request", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return EventCodec.encode(Event.of(EventType.TRAINING_REQUESTED, "/test", Instant.now(), jobId, null, body));
    }

    /** Sends a report. */
    void report(EventType type, RunnerReport report) throws Exception {
        send(EventCodec.encode(Event.of(type, "/test", Instant.now(), report.jobId(), null, report)));
    }

    public void send(ProducerRecord<String, byte[]> record) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Events of a topic with that key, from the beginning until one fulfils the condition, that one included. */
    public List<Event<?>> until(Topic topic, String key, Predicate<Event<?>> condition) {
        List<Event<?>> events = new ArrayList<>();
        records(topic.topicName(), record -> {
            if (!key.equals(record.key())) {
                return false;
            }
            Event<?> event = EventCodec.decode(record.key(), record.headers(), record.value());
            events.add(event);
            return condition.test(event);
        });
        return events;
    }

    /** The first record of a topic, dead letters for instance, that fulfils the condition. */
    public ConsumerRecord<String, byte[]> first(String topic, Predicate<ConsumerRecord<String, byte[]>> condition) {
        List<ConsumerRecord<String, byte[]>> found = records(topic, condition);
        return found.get(found.size() - 1);
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic, Predicate<ConsumerRecord<String, byte[]>> last) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    records.add(record);
                    if (last.test(record)) {
                        return records;
                    }
                }
            }
        }
        throw new AssertionError("topic " + topic + " has no such record within " + PATIENCE + ": got "
                + records.stream().map(ConsumerRecord::key).toList());
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
