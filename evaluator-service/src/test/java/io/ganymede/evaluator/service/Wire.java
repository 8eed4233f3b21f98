package io.ganymede.evaluator.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A foreign client on the topics: sends checkpoints, reads all that the evaluator has said. */
final class Wire implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    Wire(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        "wire-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(
                Topic.EVALUATIONS.topicName(),
                Topic.TRAINING_PROGRESS.topicName(),
                Topic.CHECKPOINTS.deadLetterTopic()));
    }

    /** Sends a checkpoint event; its id comes back as the causation of what follows. */
    Event<CheckpointPublished> send(CheckpointPublished published) throws Exception {
        Event<CheckpointPublished> event = Event.of(
                EventType.CHECKPOINT_PUBLISHED,
                "/ganymede/trainer/test",
                Instant.now(),
                published.jobId(),
                null,
                published);
        send(EventCodec.encode(event));
        return event;
    }

    void send(ProducerRecord<String, byte[]> record) throws Exception {
        var unused = producer.send(record).get();
    }

    /** The evaluation events of a job, once there are that many. */
    List<Event<?>> evaluations(String jobId, int count) {
        return ofJob(Topic.EVALUATIONS, jobId, count);
    }

    /** The alarms of a job, once there are that many. */
    List<Event<?>> alarms(String jobId, int count) {
        return ofJob(Topic.TRAINING_PROGRESS, jobId, count);
    }

    private List<Event<?>> ofJob(Topic topic, String jobId, int count) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            poll();
            assertThat(ofJob(topic, jobId)).hasSizeGreaterThanOrEqualTo(count);
        });
        return ofJob(topic, jobId);
    }

    /** The dead letter with a key. */
    ConsumerRecord<String, byte[]> deadLetter(String key) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> {
                            poll();
                            return seen.stream()
                                    .filter(record -> record.topic().equals(Topic.CHECKPOINTS.deadLetterTopic()))
                                    .filter(record -> key.equals(record.key()))
                                    .toList();
                        },
                        letters -> !letters.isEmpty())
                .get(0);
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "absent" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
    }

    private List<Event<?>> ofJob(Topic topic, String jobId) {
        List<Event<?>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : seen) {
            if (record.topic().equals(topic.topicName()) && jobId.equals(record.key())) {
                events.add(EventCodec.decode(record.key(), record.headers(), record.value()));
            }
        }
        return events;
    }
}
