package io.ganymede.common.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.naming.NearestName;
import java.util.Arrays;
import java.util.List;

/** Every event of the platform: its CloudEvents type, its topic, its schema and the record that carries its data. */
public enum EventType {
    TRAINING_REQUESTED(
            "io.ganymede.training.requested.v1", Topic.TRAINING_REQUESTS, "training-request", JsonNode.class),
    JOB_CLAIMED(
            "io.ganymede.training.job-claimed.v1",
            Topic.TRAINING_REPORTS,
            "job-claimed",
            RunnerReport.JobClaimed.class),
    ATTEMPT_PROGRESSED(
            "io.ganymede.training.attempt-progressed.v1",
            Topic.TRAINING_REPORTS,
            "attempt-progressed",
            RunnerReport.AttemptProgressed.class),
    CHECKPOINT_STORED(
            "io.ganymede.training.checkpoint-stored.v1",
            Topic.TRAINING_REPORTS,
            "checkpoint-stored",
            RunnerReport.CheckpointStored.class),
    ATTEMPT_FINISHED(
            "io.ganymede.training.attempt-finished.v1",
            Topic.TRAINING_REPORTS,
            "attempt-finished",
            RunnerReport.AttemptFinished.class),
    TRAINING_ACCEPTED("io.ganymede.training.accepted.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_REJECTED("io.ganymede.training.rejected.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_STARTED("io.ganymede.training.started.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_ADVANCED("io.ganymede.training.advanced.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_REQUEUED("io.ganymede.training.requeued.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_SUCCEEDED("io.ganymede.training.succeeded.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_FAILED("io.ganymede.training.failed.v1", Topic.TRAINING_JOBS, "job-snapshot", JobSnapshot.class),
    TRAINING_PROGRESSED(
            "io.ganymede.training.progressed.v1",
            Topic.TRAINING_PROGRESS,
            "training-progressed",
            TrainingProgressed.class),
    TRAINING_ALARM_RAISED(
            "io.ganymede.training.alarm-raised.v1",
            Topic.TRAINING_PROGRESS,
            "training-alarm-raised",
            TrainingAlarmRaised.class),
    CHECKPOINT_PUBLISHED(
            "io.ganymede.training.checkpoint-published.v1",
            Topic.CHECKPOINTS,
            "checkpoint-published",
            CheckpointPublished.class),
    EVALUATION_COMPLETED(
            "io.ganymede.evaluation.completed.v1",
            Topic.EVALUATIONS,
            "evaluation-completed",
            EvaluationCompleted.class),
    EVALUATION_SKIPPED(
            "io.ganymede.evaluation.skipped.v1", Topic.EVALUATIONS, "evaluation-skipped", EvaluationSkipped.class),
    EVALUATION_SHARD_REQUESTED(
            "io.ganymede.evaluation.shard-requested.v1",
            Topic.EVALUATION_SHARDS,
            "evaluation-shard-requested",
            EvaluationShardRequested.class),
    MODEL_PROMOTED("io.ganymede.model.promoted.v1", Topic.MODELS, "model-promoted", ModelPromoted.class);

    private final String type;
    private final Topic topic;
    private final String schema;
    private final Class<?> data;

    EventType(String type, Topic topic, String schema, Class<?> data) {
        this.type = type;
        this.topic = topic;
        this.schema = schema;
        this.data = data;
    }

    /** The {@code ce_type} attribute. */
    public String type() {
        return type;
    }

    public Topic topic() {
        return topic;
    }

    /** Name of the JSON Schema; the file is {@code schemas/<name>.v1.json} beside this class. */
    public String schema() {
        return schema;
    }

    /** The record that carries the data; a training request stays a tree until it has been checked. */
    public Class<?> data() {
        return data;
    }

    /**
     * The event of that type.
     *
     * @throws PlatformException with reason MalformedEvent that lists the known types
     */
    public static EventType of(String type) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Reason.MALFORMED_EVENT, NearestName.unknown("event type", type, types())));
    }

    private static List<String> types() {
        return Arrays.stream(values()).map(EventType::type).toList();
    }
}
