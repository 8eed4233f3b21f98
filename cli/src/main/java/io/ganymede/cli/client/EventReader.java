package io.ganymede.cli.client;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads whole topics from their beginning, outside any consumer group. Not thread-safe. */
public final class EventReader implements EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /**
     * A reader of a consumer that stands at its beginning.
     *
     * @param ends where each partition ended when it was opened
     */
    EventReader(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
    }

    /**
     * Opens the topics.
     *
     * @throws PlatformException with reason NotFound when a topic does not exist
     */
    public static EventReader open(Connection connection, Collection<Topic> topics) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        connection.brokers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            Map<String, List<PartitionInfo>> known = consumer.listTopics();
            for (Topic topic : topics) {
                List<PartitionInfo> found = known.get(topic.topicName());
                if (found == null) {
                    throw new PlatformException(
                            Reason.NOT_FOUND,
                            "topic '" + topic.topicName() + "' does not exist at '" + connection.brokers()
                                    + "': is this a Ganymede platform?");
                }
                found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new EventReader(consumer, consumer.endOffsets(partitions));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** {@inheritDoc} What is no event is skipped with a warning. */
    @Override
    public List<Event<?>> poll(Duration patience) {
        List<Event<?>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> received : consumer.poll(patience)) {
            try {
                events.add(EventCodec.decode(received.key(), received.headers(), received.value()));
            } catch (PlatformException e) {
                LOG.warn(
                        "record skipped topic={} partition={} offset={} problem={}",
                        received.topic(),
                        received.partition(),
                        received.offset(),
                        e.getMessage());
            }
        }
        return events;
    }

    @Override
    public List<Event<?>> readToEnd() {
        List<Event<?>> events = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            events.addAll(poll(Duration.ofMillis(200)));
        }
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
