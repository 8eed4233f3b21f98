package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of evaluations of all jobs as they come, by a thread of its own. What came before its start is not told: an evaluation
 * carries the count that matters, so that the next one of a job makes up for it.
 */
public final class EvaluationTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluationTail.class);

    private final java.util.function.Consumer<EvaluationCompleted> listener;
    private final TopicTail tail;

    /**
     * A tail that has not started.
     *
     * @param consumers makes a consumer without group that reads committed records; called again after an error
     * @param listener called on the thread of the tail; must not block
     */
    public EvaluationTail(
            Supplier<Consumer<String, byte[]>> consumers, java.util.function.Consumer<EvaluationCompleted> listener) {
        this.listener = listener;
        this.tail = new TopicTail("ganymede-evaluations", Topic.EVALUATIONS, consumers, new Evaluations());
    }

    public void start() {
        tail.start();
    }

    public boolean alive() {
        return tail.alive();
    }

    private final class Evaluations implements TopicTail.Reading {
        private final Map<TopicPartition, Long> next = new HashMap<>();

        @Override
        public void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
            if (next.isEmpty()) {
                next.putAll(consumer.endOffsets(partitions));
            }
            // A consumer after an error goes on where the last one was; a partition that nobody knew is new.
            partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
        }

        @Override
        public void take(ConsumerRecord<String, byte[]> record) {
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            try {
                Event<?> event = EventCodec.decode(record.key(), record.headers(), record.value());
                if (event.data() instanceof EvaluationCompleted evaluation) {
                    listener.accept(evaluation);
                }
            } catch (PlatformException e) {
                // The promoter owns the topic's dead letters; here a record that cannot be read ends no training.
                LOG.warn(
                        "evaluation cannot be read partition={} offset={} error={}",
                        record.partition(),
                        record.offset(),
                        e.getMessage());
            } catch (RuntimeException e) {
                // The boundary of the thread: a defect in handling one evaluation must not hide the next ones.
                LOG.error("evaluation failed partition={} offset={}", record.partition(), record.offset(), e);
            }
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
