package io.ganymede.common.event;

import java.time.Duration;

/** The topics of the platform, {@code ganymede.<entity>[.<facet>].v<major>}; keys and writers stand in docs. */
public enum Topic {
    TRAINING_REQUESTS("ganymede.training.requests.v1", 12, Duration.ofDays(14), true),
    TRAINING_REPORTS("ganymede.training.reports.v1", 12, Duration.ofDays(3), true),
    TRAINING_JOBS("ganymede.training.jobs.v1", 12, Duration.ZERO, false),
    TRAINING_PROGRESS("ganymede.training.progress.v1", 6, Duration.ofDays(3), false),
    CHECKPOINTS("ganymede.checkpoints.v1", 12, Duration.ofDays(30), true),
    EVALUATIONS("ganymede.evaluations.v1", 6, Duration.ofDays(90), true),
    EVALUATION_SHARDS("ganymede.evaluation.shards.v1", 12, Duration.ofDays(7), true),
    MODELS("ganymede.models.v1", 3, Duration.ZERO, true);

    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    private final String topicName;
    private final int partitions;
    private final Duration retention;
    private final boolean deadLetters;

    Topic(String topicName, int partitions, Duration retention, boolean deadLetters) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
        this.deadLetters = deadLetters;
    }

    public String topicName() {
        return topicName;
    }

    public int partitions() {
        return partitions;
    }

    /** How long records are kept; zero means compacted, the newest record of a key is kept for ever. */
    public Duration retention() {
        return retention;
    }

    public boolean compacted() {
        return retention.isZero();
    }

    /** Whether records that cannot be handled go to {@link #deadLetterTopic()}. */
    public boolean hasDeadLetters() {
        return deadLetters;
    }

    public String deadLetterTopic() {
        return topicName + ".dlq";
    }

    public Duration deadLetterRetention() {
        return DEAD_LETTER_RETENTION;
    }
}
