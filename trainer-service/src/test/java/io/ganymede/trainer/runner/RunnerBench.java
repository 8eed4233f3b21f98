package io.ganymede.trainer.runner;

import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventCodec;
import io.ganymede.common.event.EventType;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.CheckpointSpec;
import io.ganymede.common.job.DatasetChoice;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.SchedulingSpec;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.trainer.coordinator.JobFixtures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A runner's surroundings without broker: the table is filled by hand, events are kept. The worker is the fake one. */
final class RunnerBench {
    static final String WORKER = "worker-1";
    static final String JOB = "job-1";
    static final long STEPS = 6;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final ErraticStore store = new ErraticStore();
    final JobTable jobs = new JobTable(() -> {
        throw new IllegalStateException("this table is filled by hand");
    });
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Path workDirectory;
    /** The data set that jobs ask for. */
    String dataset = ToyDataset.NAME;
    /** Patience of jobs; they never end early when null. */
    @Nullable
    Integer patience;

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    RunnerBench(Path directory) {
        this.workDirectory = directory.resolve("work");
        ToyDataset.store(store, directory);
        store.written.clear();
    }

    RunnerContext context() {
        RunnerSettings settings = new RunnerSettings(
                WORKER,
                Duration.ofMillis(200),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                workDirectory,
                1,
                "cpu",
                WorkerLaunch.likeThisProcess("128m", FakeWorker.class.getName()));
        Clock clock = Clock.systemUTC();
        return new RunnerContext(
                settings,
                jobs,
                new EventPublisher(producer, "/ganymede/trainer/bench", clock, registry),
                store,
                new DatasetCatalog(store),
                new SplitCache(store, workDirectory.resolve("datasets"), 1 << 20, clock),
                () -> true,
                new RunnerMeters(registry, jobs::all),
                clock);
    }

    /** The job as granted to this runner, known to the table. */
    JobSnapshot granted(String behaviour, int attempt, @Nullable CheckpointPointer lastCheckpoint) {
        JobSnapshot job = snapshot(behaviour, new Lease(WORKER, attempt, START), attempt, lastCheckpoint);
        show(job);
        return job;
    }

    /** Another runner has the job now. */
    void grantToAnother(JobSnapshot job) {
        show(snapshot("train", new Lease("worker-2", job.attempt() + 1, START), job.attempt() + 1, null));
    }

    private void show(JobSnapshot job) {
        ProducerRecord<String, byte[]> record = EventCodec.encode(
                Event.of(EventType.TRAINING_STARTED, "/ganymede/trainer/other", START, job.jobId(), null, job));
        jobs.take(new ConsumerRecord<>(
                record.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty()));
    }

    private JobSnapshot snapshot(
            String behaviour, Lease lease, int attempt, @Nullable CheckpointPointer lastCheckpoint) {
        TrainingSpec like = JobFixtures.spec(JOB, JobKind.GAN, new SchedulingSpec(0, 3));
        TrainingSettings training = like.training();
        TrainingSpec spec = new TrainingSpec(
                like.specVersion(),
                JOB,
                like.name(),
                like.kind(),
                Map.of("behaviour", behaviour),
                like.preset(),
                new DatasetChoice(dataset, null),
                like.model(),
                new TrainingSettings(
                        STEPS,
                        training.batchSize(),
                        training.seed(),
                        training.method(),
                        training.methodOptions(),
                        training.loss(),
                        training.lossOptions(),
                        training.conditions(),
                        training.conditionsOptions(),
                        training.regularizers(),
                        training.batching(),
                        training.batchingOptions(),
                        training.discriminatorSteps(),
                        training.gradientAccumulation(),
                        training.precision(),
                        training.optimizers(),
                        training.average()),
                new CheckpointSpec(3),
                new EvaluationSpec("digits-classifier", 10, 0, "test", 1, null, patience),
                like.scheduling(),
                like.publish());
        return new JobSnapshot(
                JOB,
                JobPhase.RUNNING,
                "a".repeat(64),
                spec,
                attempt,
                lease,
                Progress.none(STEPS),
                lastCheckpoint,
                null,
                START,
                START,
                1);
    }

    /** Types of all events, in order. */
    List<EventType> eventTypes() {
        return producer.history().stream()
                .map(record -> EventCodec.decode(record.key(), record.headers(), record.value())
                        .type())
                .toList();
    }

    /** Data of all events of a type, in order. */
    <T> List<T> events(EventType type, Class<T> data) {
        return producer.history().stream()
                .map(record -> EventCodec.decode(record.key(), record.headers(), record.value()))
                .filter(event -> event.type() == type)
                .<T>map(event -> event.data(data))
                .toList();
    }
}
