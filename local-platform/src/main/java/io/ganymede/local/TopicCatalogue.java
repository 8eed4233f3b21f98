package io.ganymede.local;

import io.ganymede.common.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The platform's topics and their dead-letter topics, with the settings of the catalogue. */
public final class TopicCatalogue {
    private TopicCatalogue() {}

    /** Specs of the topics and of the dead-letter topics of those that have one. */
    public static List<TopicSpec> specs(Collection<Topic> topics) {
        List<TopicSpec> specs = new ArrayList<>();
        for (Topic topic : topics) {
            specs.add(new TopicSpec(
                    topic.topicName(),
                    topic.partitions(),
                    topic.compacted()
                            ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                            : deleted(topic.retention())));
            if (topic.hasDeadLetters()) {
                specs.add(new TopicSpec(
                        topic.deadLetterTopic(), topic.partitions(), deleted(topic.deadLetterRetention())));
            }
        }
        return specs;
    }

    private static Map<String, String> deleted(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.toMillis()));
    }
}
