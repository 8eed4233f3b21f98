package io.ganymede.trainer.coordinator;

import static java.util.Objects.requireNonNull;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether the topics are there as the coordinator needs them. */
final class CoordinatorTopics {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final List<String> NAMES = List.of(
            Topic.TRAINING_REQUESTS.topicName(),
            Topic.TRAINING_REPORTS.topicName(),
            Topic.TRAINING_JOBS.topicName(),
            Topic.TRAINING_REQUESTS.deadLetterTopic(),
            Topic.TRAINING_REPORTS.deadLetterTopic());

    private CoordinatorTopics() {}

    /**
     * Asks the broker.
     *
     * @throws PlatformException BrokerUnavailable when the broker does not answer or a topic is missing, which may pass;
     *     InvalidArgument when a job and its reports would not meet in one partition, which will not
     */
    static void check(Map<String, Object> client) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            Map<String, TopicDescription> found = admin.describeTopics(
                            NAMES, new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                    .allTopicNames()
                    .get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            checkPartitions(requireNonNull(found.get(Topic.TRAINING_REPORTS.topicName())));
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE, "topics " + NAMES + " cannot be described: " + cause, e);
        }
    }

    private static void checkPartitions(TopicDescription reports) {
        int partitions = reports.partitions().size();
        int expected = Topic.TRAINING_REPORTS.partitions();
        if (partitions != expected) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "topic '" + reports.name() + "' has the wrong number of partitions: got " + partitions
                            + ", expected " + expected);
        }
    }
}
