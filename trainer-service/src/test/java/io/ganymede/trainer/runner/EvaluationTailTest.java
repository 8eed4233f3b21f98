package io.ganymede.trainer.runner;

import static io.ganymede.trainer.runner.Evaluations.unbeaten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = Topic.EVALUATIONS.topicName();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final long END = 7;

    private final Queue<Long> heard = new ConcurrentLinkedQueue<>();

    @Test
    void tellsOfWhatComesAfterTheStartWhateverComesBetween() {
        // Given a topic with records, and after the start an evaluation, rubbish, one without value and another
        // evaluation
        MockConsumer<String, byte[]> consumer = consumer(END);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(evaluation(END - 1, 1));
            consumer.addRecord(evaluation(END, 2));
            consumer.addRecord(
                    record(END + 1, "job", "{no json".getBytes(StandardCharsets.UTF_8), new RecordHeaders()));
            consumer.addRecord(record(END + 2, "job", null, new RecordHeaders()));
            consumer.addRecord(skipped(END + 3));
            consumer.addRecord(evaluation(END + 4, 3));
        });

        try (EvaluationTail tail = tail(List.of(consumer))) {
            // When
            tail.start();

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(2L, 3L));
            assertThat(tail.alive()).isTrue();
        }
    }

    @Test
    void aNewConsumerGoesOnWhereTheLastOneFailed() {
        // Given a consumer that loses the broker after one record, and one that finds three, and a partition more
        MockConsumer<String, byte[]> failing = consumer(END);
        failing.schedulePollTask(() -> failing.addRecord(evaluation(END, 1)));
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("the broker is away")));
        MockConsumer<String, byte[]> next = consumer(END + 3);
        next.updatePartitions(TOPIC, List.of(partition(0), partition(1)));
        next.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, 1), 0L));
        next.schedulePollTask(() -> {
            next.addRecord(evaluation(END, 1));
            next.addRecord(evaluation(END + 1, 2));
            next.addRecord(evaluation(END + 2, 3));
            ConsumerRecord<String, byte[]> elsewhere = evaluation(0, 4);
            next.addRecord(new ConsumerRecord<>(
                    TOPIC,
                    1,
                    0,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    elsewhere.key(),
                    elsewhere.value(),
                    elsewhere.headers(),
                    Optional.empty()));
        });

        try (EvaluationTail tail = tail(List.of(failing, next))) {
            // When
            tail.start();

            // Then nothing is told twice and nothing is left out
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactlyInAnyOrder(1L, 2L, 3L, 4L));
        }
    }

    @Test
    void aListenerThatFailsHidesOneEvaluation() {
        MockConsumer<String, byte[]> consumer = consumer(0);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(evaluation(0, 1));
            consumer.addRecord(evaluation(1, 2));
        });

        try (EvaluationTail tail = new EvaluationTail(() -> consumer, evaluation -> {
            if (evaluation.step() == 1) {
                throw new IllegalStateException("a defect");
            }
            hear(evaluation);
        })) {
            tail.start();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly(2L));
        }
    }

    private EvaluationTail tail(List<MockConsumer<String, byte[]>> consumers) {
        ArrayDeque<MockConsumer<String, byte[]>> queue = new ArrayDeque<>(consumers);
        return new EvaluationTail(queue::remove, this::hear);
    }

    private void hear(EvaluationCompleted evaluation) {
        heard.add(evaluation.step());
    }

    private static MockConsumer<String, byte[]> consumer(long end) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
        consumer.updatePartitions(TOPIC, List.of(partition(0)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static PartitionInfo partition(int number) {
        return new PartitionInfo(TOPIC, number, null, null, null);
    }

    private static ConsumerRecord<String, byte[]> evaluation(long offset, long step) {
        return record(offset, Evaluations.event(unbeaten("job", 1, step, 1)));
    }

    private static ConsumerRecord<String, byte[]> skipped(long offset) {
        EvaluationCompleted like = unbeaten("job", 1, 5, 1);
        return record(
                offset,
                Event.of(
                        EventType.EVALUATION_SKIPPED,
                        "/test",
                        Instant.EPOCH,
                        "job",
                        null,
                        new EvaluationSkipped(
                                "job", 1, 5, false, like.checkpoint(), "Superseded", "a newer one", Instant.EPOCH)));
    }

    private static ConsumerRecord<String, byte[]> record(long offset, Event<?> event) {
        ProducerRecord<String, byte[]> record = EventCodec.encode(event);
        return record(offset, record.key(), record.value(), record.headers());
    }

    private static ConsumerRecord<String, byte[]> record(
            long offset, String key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                TOPIC, 0, offset, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }
}
