package io.ganymede.cli.client;

import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A feed of given events, as they would come from the topics. */
public final class FeedOf {
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    /** Adds an event of a job. */
    public FeedOf event(EventType type, String key, Object data) {
        records.add(EventCodec.encode(Event.of(type, "/ganymede/test", Instant.EPOCH, key, null, data)));
        return this;
    }

    /** The feed, which has read everything. */
    public JobFeed read() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> ends = new HashMap<>();
        records.forEach(record -> ends.merge(new TopicPartition(record.topic(), 0), 1L, Long::sum));
        consumer.assign(ends.keySet());
        Map<TopicPartition, Long> positions = new HashMap<>();
        ends.keySet().forEach(partition -> positions.put(partition, 0L));
        consumer.updateBeginningOffsets(positions);
        for (ProducerRecord<String, byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), 0);
            long offset = positions.merge(partition, 1L, Long::sum) - 1;
            consumer.addRecord(new ConsumerRecord<>(
                    record.topic(),
                    0,
                    offset,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.headers()),
                    Optional.empty()));
        }
        JobFeed feed = new JobFeed(new EventReader(consumer, ends));
        feed.advance(Duration.ZERO);
        return feed;
    }
}
