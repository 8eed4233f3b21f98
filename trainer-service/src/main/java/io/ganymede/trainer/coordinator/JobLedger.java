package io.ganymede.trainer.coordinator;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.Topic;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the jobs of one partition: reads commands and reports, applies the state machine, stores and forwards what comes of
 * it, and ends leases. No record can stop it: what cannot be handled becomes a dead letter.
 */
final class JobLedger implements Processor<byte[], byte[], byte[], Outbound> {
    static final String STORE = "jobs";
    /** Leases are looked at this often. */
    static final Duration TICK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(JobLedger.class);

    private final Settings settings;
    private final JobStateMachine machine;
    private final InputReader reader;
    private final CoordinatorMeters meters;
    private final LeaseClock leases;
    private @Nullable ProcessorContext<byte[], Outbound> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    /**
     * Fixed for the life of the application.
     *
     * @param source the {@code ce_source} of snapshots
     * @param lease how long a runner may stay silent
     * @param check resolves requests
     * @param brokerAnswers false while the broker is out of reach, when no runner can be heard and no lease may end
     */
    record Settings(String source, Duration lease, RequestCheck check, BooleanSupplier brokerAnswers) {}

    JobLedger(Settings settings, CoordinatorMeters meters) {
        this.settings = settings;
        this.machine = new JobStateMachine(settings.lease());
        this.reader = new InputReader(settings.check());
        this.meters = meters;
        this.leases = new LeaseClock(settings.lease());
    }

    @Override
    public void init(ProcessorContext<byte[], Outbound> opened) {
        context = opened;
        KeyValueStore<String, byte[]> jobs = opened.getStateStore(STORE);
        store = jobs;
        restartLeases(jobs, opened.currentSystemTimeMs());
        opened.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    /** After a start or a rebalance every lease runs in full: heartbeats may have gone elsewhere or nowhere. */
    private void restartLeases(KeyValueStore<String, byte[]> jobs, long nowMillis) {
        try (KeyValueIterator<String, byte[]> all = jobs.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (running(entry.key, entry.value)) {
                    leases.restart(entry.key, nowMillis);
                }
            }
        }
    }

    private static boolean running(String jobId, byte[] stored) {
        try {
            return snapshot(jobId, stored).phase() == JobPhase.RUNNING;
        } catch (PlatformException e) {
            // The boundary: one job that this version cannot read must not stop all others.
            LOG.error("stored job cannot be read jobId={} error={}", jobId, e.getMessage());
            return false;
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Topic topic = topic();
        Headers located = topic == Topic.TRAINING_REQUESTS
                ? record.headers()
                : DeadLetters.located(
                        record.headers(), topic, open().recordMetadata().orElseThrow());
        byte @Nullable [] key = record.key();
        String jobId = key == null ? null : new String(key, StandardCharsets.UTF_8);
        Step step;
        try {
            InputReader.Read read = reader.read(topic, jobId, located, record.value());
            step = decide(read.input(), read.causationId());
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            // The boundary: whatever a record does to our code, the next record is handled.
            discard(topic, record, located, DeadLetters.Fault.of(e));
            return;
        }
        perform(step);
        for (Effect effect : step.transition().effects()) {
            if (effect instanceof Effect.Refuse refuse) {
                discard(topic, record, located, DeadLetters.Fault.of(refuse));
            }
        }
    }

    private void discard(Topic topic, Record<byte[], byte[]> record, Headers located, DeadLetters.Fault fault) {
        LOG.warn(
                "record cannot be handled topic={} reason={} message={}",
                topic.topicName(),
                fault.reason().code(),
                fault.message());
        meters.deadLettered(topic, fault.reason());
        forward(record.key(), DeadLetters.letter(topic, record.value(), located, fault));
    }

    private void tick() {
        long now = open().currentSystemTimeMs();
        if (!settings.brokerAnswers().getAsBoolean()) {
            leases.restartAll(now);
            return;
        }
        for (String jobId : leases.ended(now)) {
            perform(decide(new JobInput.LeaseExpiry(jobId), null));
            leases.stop(jobId);
        }
    }

    /**
     * What an input comes to.
     *
     * @param causationId id of the event that carried it; absent for a tick
     */
    private record Step(
            String jobId,
            @Nullable JobSnapshot before,
            Transition transition,
            @Nullable String causationId) {}

    private Step decide(JobInput input, @Nullable String causationId) {
        byte @Nullable [] stored = jobs().get(input.jobId());
        JobSnapshot before = stored == null ? null : snapshot(input.jobId(), stored);
        Instant now = Instant.ofEpochMilli(open().currentSystemTimeMs());
        return new Step(input.jobId(), before, machine.apply(before, input, now), causationId);
    }

    private void perform(Step step) {
        JobSnapshot after = step.transition().snapshot();
        if (after != null && !after.equals(step.before())) {
            jobs().put(step.jobId(), Json.bytes(after));
            if (after.phase() != JobPhase.RUNNING) {
                leases.stop(step.jobId());
            }
            if (step.before() == null || step.before().phase() != after.phase()) {
                LOG.info(
                        "job changed jobId={} phase={} attempt={} revision={} reason={}",
                        after.jobId(),
                        after.phase(),
                        after.attempt(),
                        after.revision(),
                        after.failure() == null ? "-" : after.failure().reason());
            }
        }
        for (Effect effect : step.transition().effects()) {
            perform(step, effect);
        }
    }

    private void perform(Step step, Effect effect) {
        if (effect instanceof Effect.Emit emit && step.transition().snapshot() != null) {
            emit(emit.type(), step.transition().snapshot(), step.causationId());
        } else if (effect instanceof Effect.RenewLease) {
            leases.restart(step.jobId(), open().currentSystemTimeMs());
        } else if (effect instanceof Effect.Fence fence) {
            meters.fenced();
            LOG.warn(
                    "late report dropped jobId={} workerId={} attempt={}",
                    step.jobId(),
                    fence.workerId(),
                    fence.attempt());
        } else if (effect instanceof Effect.CountRequest count) {
            meters.request(count.outcome());
        } else if (effect instanceof Effect.CountAttempt count) {
            meters.attempt(count.reason());
        } else if (!(effect instanceof Effect.Refuse)) {
            throw new IllegalStateException("effect " + effect + " cannot be performed");
        }
    }

    private void emit(EventType type, JobSnapshot snapshot, @Nullable String causationId) {
        Event<JobSnapshot> event =
                Event.of(type, settings.source(), snapshot.updatedAt(), snapshot.jobId(), causationId, snapshot);
        ProducerRecord<String, byte[]> record = EventCodec.encode(event);
        forward(
                snapshot.jobId().getBytes(StandardCharsets.UTF_8),
                new Outbound(record.topic(), record.value(), record.headers()));
        meters.published(type);
    }

    private void forward(byte @Nullable [] key, Outbound out) {
        open().forward(new Record<>(key, out, open().currentSystemTimeMs(), out.headers()));
    }

    /** Commands come from the internal topic, with the coordinates of their request. */
    private Topic topic() {
        String source = open().recordMetadata().orElseThrow().topic();
        return source.equals(Topic.TRAINING_REPORTS.topicName()) ? Topic.TRAINING_REPORTS : Topic.TRAINING_REQUESTS;
    }

    private static JobSnapshot snapshot(String jobId, byte[] stored) {
        return Json.read("stored snapshot of job '" + jobId + "'", stored, JobSnapshot.class);
    }

    private ProcessorContext<byte[], Outbound> open() {
        if (context == null) {
            throw new IllegalStateException("ledger used before it was opened");
        }
        return context;
    }

    private KeyValueStore<String, byte[]> jobs() {
        if (store == null) {
            throw new IllegalStateException("ledger used before it was opened");
        }
        return store;
    }
}
