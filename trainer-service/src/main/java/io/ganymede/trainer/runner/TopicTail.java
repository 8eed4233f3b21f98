package io.ganymede.trainer.runner;

import io.ganymede.common.event.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic by a thread of its own. It belongs to no consumer group: every process reads all of it. A
 * consumer that fails is replaced by a new one.
 */
final class TopicTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final Topic topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Reading reading;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile @Nullable Consumer<String, byte[]> open;

    /** What is read, and where reading begins; all on the thread of the tail. */
    interface Reading {
        /** Moves a new consumer, which has the partitions, to where it is to read from. */
        void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions);

        /** Takes a record, whatever it is: an exception ends the thread. */
        void take(ConsumerRecord<String, byte[]> record);

        /** Called after every poll, when its records have been taken. */
        default void polled(Consumer<String, byte[]> consumer) {}
    }

    /**
     * A tail that has not started.
     *
     * @param consumers makes a consumer without group that reads committed records; called again after an error
     */
    TopicTail(String threadName, Topic topic, Supplier<Consumer<String, byte[]>> consumers, Reading reading) {
        this.topic = topic;
        this.consumers = consumers;
        this.reading = reading;
        this.thread = new Thread(this::run, threadName);
    }

    void start() {
        thread.start();
    }

    boolean alive() {
        return thread.isAlive();
    }

    private void run() {
        while (!closing) {
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                open = consumer;
                read(consumer);
            } catch (WakeupException e) {
                LOG.debug("reader woken up topic={}", topic.topicName());
            } catch (KafkaException e) {
                LOG.warn("topic is read again topic={} error={}", topic.topicName(), e.toString());
            } finally {
                open = null;
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("reader closed topic={}", topic.topicName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            LOG.warn("topic is missing topic={}", topic.topicName());
            return;
        }
        consumer.assign(partitions);
        reading.begin(consumer, partitions);
        while (!closing) {
            consumer.poll(POLL).forEach(reading::take);
            reading.polled(consumer);
        }
    }

    @Override
    public void close() {
        closing = true;
        closed.countDown();
        Consumer<String, byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
