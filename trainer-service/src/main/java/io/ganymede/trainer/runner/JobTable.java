package io.ganymede.trainer.runner;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest snapshot of every job, read from the jobs topic by a thread of its own.
 */
public final class JobTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobTable.class);

    private final Map<String, JobSnapshot> jobs = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TopicTail tail;
    private long changes;
    private volatile boolean complete;

    /**
     * A table that has not started.
     *
     * @param consumers makes a consumer without group that reads committed records; called again after an error
     */
    public JobTable(Supplier<Consumer<String, byte[]>> consumers) {
        this.tail = new TopicTail("ganymede-job-table", Topic.TRAINING_JOBS, consumers, new Snapshots());
    }

    public void start() {
        tail.start();
    }

    /** Whether everything that was in the topic at the start has been read. */
    public boolean complete() {
        return complete;
    }

    public boolean alive() {
        return tail.alive();
    }

    /** The newest snapshot of a job. */
    public Optional<JobSnapshot> find(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    /** All jobs by id. */
    public Collection<JobSnapshot> all() {
        return List.copyOf(jobs.values());
    }

    /** Waits until a job's snapshot fulfils the condition; empty when it does not in time. */
    public Optional<JobSnapshot> await(String jobId, Predicate<JobSnapshot> condition, Duration patience)
            throws InterruptedException {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            while (true) {
                Optional<JobSnapshot> found = find(jobId).filter(condition);
                if (found.isPresent() || remaining <= 0) {
                    return found;
                }
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change after the given one, at most that long; returns the number of the newest change. */
    public long awaitChange(long after, Duration patience) throws InterruptedException {
        long remaining = patience.toNanos();
        lock.lock();
        try {
            while (changes == after && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private final class Snapshots implements TopicTail.Reading {
        private Map<TopicPartition, Long> ends = Map.of();

        @Override
        public void begin(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            ends = consumer.endOffsets(partitions);
        }

        @Override
        public void take(ConsumerRecord<String, byte[]> record) {
            JobTable.this.take(record);
        }

        @Override
        public void polled(Consumer<String, byte[]> consumer) {
            if (!complete
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                complete = true;
                LOG.info("job table complete jobs={}", jobs.size());
                signal();
            }
        }
    }

    /** Takes a record of the jobs topic; a record without value removes its job. */
    void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() != null && record.value() == null) {
            jobs.remove(record.key());
            signal();
            return;
        }
        try {
            Event<?> event = EventCodec.decode(record.key(), record.headers(), record.value());
            jobs.put(record.key(), event.data(JobSnapshot.class));
            signal();
        } catch (PlatformException | ClassCastException e) {
            // The boundary: a snapshot that this version cannot read hides one job, not all.
            LOG.warn(
                    "snapshot cannot be read partition={} offset={} error={}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    private void signal() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
