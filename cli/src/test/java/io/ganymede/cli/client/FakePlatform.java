package io.ganymede.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.ModelPromoted;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.event.TrainingProgressed;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobFailure;
import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Lease;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.StoppedEarly;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.model.ModelKind;
import io.ganymede.common.request.SpecHash;
import io.ganymede.common.request.TrainingRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A platform without broker: what becomes of a request is what the test says; events come one at a time. */
public final class FakePlatform implements EventStream, RequestChannel {
    /** A command may look once more than it must, at the end of a job, but not wait. */
    private static final int PATIENT_POLLS = 10;

    /** Begin of every job. */
    public static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private static final ArtifactRef NOTHING = new ArtifactRef("nothing", "0".repeat(64), 0);

    private int emptyPolls;
    private final Deque<Event<?>> coming = new ArrayDeque<>();
    private final Map<String, JsonNode> requests = new LinkedHashMap<>();
    private final Consumer<Job> fate;

    /** A platform on which every requested job goes the given way. */
    public FakePlatform(Consumer<Job> fate) {
        this.fate = fate;
    }

    /** What was sent, by job id. */
    public Map<String, JsonNode> requests() {
        return requests;
    }

    @Override
    public void send(String jobId, JsonNode request) {
        requests.put(jobId, request);
        fate.accept(new Job(TrainingRequests.resolve(request)));
    }

    @Override
    public List<Event<?>> poll(Duration patience) {
        if (!coming.isEmpty()) {
            emptyPolls = 0;
            return List.of(coming.remove());
        }
        emptyPolls++;
        if (emptyPolls > PATIENT_POLLS) {
            throw new AssertionError("the command waits for something that never comes");
        }
        return List.of();
    }

    @Override
    public List<Event<?>> readToEnd() {
        List<Event<?>> all = new ArrayList<>(coming);
        coming.clear();
        return all;
    }

    @Override
    public void close() {}

    private void tell(EventType type, String key, Object data) {
        coming.add(Event.of(type, "/ganymede/test", BEGIN, key, null, data));
    }

    /** The life of one job. */
    public final class Job {
        private final TrainingSpec spec;
        private int attempt = 1;
        private @Nullable CheckpointPointer checkpoint;

        private Job(TrainingSpec spec) {
            this.spec = spec;
        }

        public TrainingSpec spec() {
            return spec;
        }

        public Job runs(long second) {
            return snapshot(EventType.TRAINING_STARTED, JobPhase.RUNNING, second, Progress.none(steps()), null);
        }

        public Job progresses(long second, Progress progress) {
            tell(
                    EventType.TRAINING_PROGRESSED,
                    spec.jobId(),
                    new TrainingProgressed(spec.jobId(), attempt, progress, at(second)));
            return this;
        }

        public Job raises(Alarm alarm) {
            tell(
                    EventType.TRAINING_ALARM_RAISED,
                    spec.jobId(),
                    new TrainingAlarmRaised(spec.jobId(), attempt, alarm, BEGIN));
            return this;
        }

        /** Loses its runner; what comes next is of another attempt. */
        public Job isRequeued(long second) {
            snapshot(EventType.TRAINING_REQUEUED, JobPhase.PENDING, second, Progress.none(steps()), null);
            attempt++;
            return this;
        }

        /** Has a checkpoint whose manifest is the given one. */
        public Job stores(ArtifactRef manifest) {
            checkpoint = new CheckpointPointer(attempt, steps(), manifest);
            return this;
        }

        public Job succeeds(long second) {
            return snapshot(EventType.TRAINING_SUCCEEDED, JobPhase.SUCCEEDED, second, progress(steps()), null);
        }

        public Job fails(long second, long step, JobFailure failure) {
            return snapshot(EventType.TRAINING_FAILED, JobPhase.FAILED, second, progress(step), failure);
        }

        public Job isRejected(JobFailure failure) {
            tell(
                    EventType.TRAINING_REJECTED,
                    spec.jobId(),
                    new JobSnapshot(
                            spec.jobId(),
                            JobPhase.REJECTED,
                            "",
                            null,
                            0,
                            null,
                            Progress.none(0),
                            null,
                            failure,
                            BEGIN,
                            BEGIN,
                            1));
            return this;
        }

        /** Ends at a step before its last. */
        public Job stopsEarly(long second, StoppedEarly early) {
            tell(
                    EventType.TRAINING_SUCCEEDED,
                    spec.jobId(),
                    new JobSnapshot(
                            spec.jobId(),
                            JobPhase.SUCCEEDED,
                            SpecHash.of(spec),
                            spec,
                            attempt,
                            null,
                            progress(early.step()),
                            checkpoint,
                            null,
                            BEGIN,
                            at(second),
                            1,
                            early));
            return this;
        }

        public Job isScored(Map<String, Double> metrics) {
            return isScored("protocol", metrics);
        }

        /** The last checkpoint is scored in full. */
        public Job isScored(String protocol, Map<String, Double> metrics) {
            return isScored(steps(), EvaluationStage.FULL, protocol, metrics);
        }

        /** A checkpoint is scored; that of the last step is the last. */
        public Job isScored(long step, EvaluationStage stage, String protocol, Map<String, Double> metrics) {
            tell(
                    EventType.EVALUATION_COMPLETED,
                    spec.jobId(),
                    new EvaluationCompleted(
                            spec.jobId(),
                            attempt,
                            step,
                            step == steps(),
                            NOTHING,
                            protocol,
                            NOTHING,
                            metrics,
                            Map.of(),
                            spec.publish(),
                            BEGIN,
                            stage,
                            null,
                            null,
                            null,
                            null));
            return this;
        }

        public Job isNotScored(String reason, String message) {
            tell(
                    EventType.EVALUATION_SKIPPED,
                    spec.jobId(),
                    new EvaluationSkipped(spec.jobId(), attempt, steps(), true, NOTHING, reason, message, BEGIN));
            return this;
        }

        /** Publishes what it has trained as a classifier. */
        public Job isPublished(double testAccuracy) {
            tell(
                    EventType.MODEL_PROMOTED,
                    spec.publish().model(),
                    new ModelPromoted(
                            spec.publish().model(),
                            1,
                            ModelKind.CLASSIFIER,
                            NOTHING,
                            Map.of("testAccuracy", testAccuracy),
                            spec.jobId(),
                            steps(),
                            BEGIN));
            return this;
        }

        private long steps() {
            return spec.training().steps();
        }

        private Progress progress(long step) {
            return new Progress(step, steps(), Map.of(), 0, 0, 0);
        }

        private Job snapshot(
                EventType type, JobPhase phase, long second, Progress progress, @Nullable JobFailure failure) {
            Lease lease = phase == JobPhase.RUNNING ? new Lease("worker", attempt, at(second)) : null;
            tell(
                    type,
                    spec.jobId(),
                    new JobSnapshot(
                            spec.jobId(),
                            phase,
                            SpecHash.of(spec),
                            spec,
                            attempt,
                            lease,
                            progress,
                            checkpoint,
                            failure,
                            BEGIN,
                            at(second),
                            1));
            return this;
        }

        private static Instant at(long second) {
            return BEGIN.plusSeconds(second);
        }
    }
}
