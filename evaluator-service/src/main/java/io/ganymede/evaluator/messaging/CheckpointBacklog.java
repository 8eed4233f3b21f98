package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps evaluations from falling behind their jobs: a checkpoint is passed over when more than some number of newer ones of its job wait
 * already. They lie behind it in its partition, for all events of a job do; they are read ahead of time, and nothing is committed. The
 * last checkpoint of a job has none behind it, so it is always scored. Not thread-safe.
 */
public final class CheckpointBacklog implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final int most;

    /**
     * A reader that is this object's from now on.
     *
     * @param consumer in no group, read-committed
     * @param most number of newer checkpoints that may wait
     */
    public CheckpointBacklog(Consumer<String, byte[]> consumer, int most) {
        this.consumer = consumer;
        this.most = most;
    }

    /**
     * Passes when a checkpoint is to be scored.
     *
     * @param offset of its record
     * @throws PlatformException with reason Superseded when it has fallen behind, BrokerUnavailable when the broker cannot tell
     */
    void requireWanted(TopicPartition partition, long offset, String jobId) {
        int newer;
        try {
            newer = newer(partition, offset + 1, jobId);
        } catch (KafkaException e) {
            throw new PlatformException(
                    Reason.BROKER_UNAVAILABLE, "the checkpoints behind that of job '" + jobId + "' cannot be read", e);
        }
        if (newer > most) {
            throw new PlatformException(
                    Reason.SUPERSEDED,
                    "more than " + most + " newer checkpoints of job '" + jobId
                            + "' wait to be scored: this one is passed over (ganymede.evaluator.max-behind)");
        }
    }

    /** How many records of a job there are from an offset on, counted until one too many is found. */
    private int newer(TopicPartition partition, long from, String jobId) {
        List<TopicPartition> alone = List.of(partition);
        consumer.assign(alone);
        long end = Objects.requireNonNull(consumer.endOffsets(alone).get(partition));
        int newer = 0;
        if (from < end) {
            consumer.seek(partition, from);
        }
        while (newer <= most && from < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                newer += jobId.equals(record.key()) ? 1 : 0;
            }
            from = consumer.position(partition); // past transaction markers too, which are no records
        }
        return newer;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
