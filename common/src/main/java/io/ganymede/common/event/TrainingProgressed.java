package io.ganymede.common.event;

import io.ganymede.common.job.Progress;
import java.time.Instant;

/** Live progress of an attempt, at most one a second a job. */
public record TrainingProgressed(String jobId, int attempt, Progress progress, Instant observedAt) {}
