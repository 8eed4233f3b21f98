package io.ganymede.cli.client;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records topics hold. */
public final class TopicSizes {
    private TopicSizes() {}

    /**
     * The number of offsets between the first and the end of each topic of the platform. It counts what compaction and
     * transactions left as gaps, too.
     */
    public static Map<String, Long> read(Connection connection) {
        try (Admin admin = connection.openAdmin()) {
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            Map<TopicPartition, OffsetSpec> end = new HashMap<>();
            var names = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("ganymede."))
                    .toList();
            admin.describeTopics(names).allTopicNames().get().forEach((name, description) -> description
                    .partitions()
                    .forEach(partition -> {
                        TopicPartition key = new TopicPartition(name, partition.partition());
                        first.put(key, OffsetSpec.earliest());
                        end.put(key, OffsetSpec.latest());
                    }));
            Map<TopicPartition, ListOffsetsResultInfo> begins =
                    admin.listOffsets(first).all().get();
            Map<String, Long> sizes = new TreeMap<>();
            admin.listOffsets(end).all().get().forEach((partition, offset) -> {
                ListOffsetsResultInfo begin = begins.get(partition);
                long records = begin == null ? 0 : offset.offset() - begin.offset();
                sizes.merge(partition.topic(), records, Long::sum);
            });
            return sizes;
        } catch (ExecutionException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE,
                    "the topics at '" + connection.brokers() + "' cannot be read: " + e.getCause(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.BROKER_UNAVAILABLE, "interrupted while reading topics", e);
        }
    }
}
