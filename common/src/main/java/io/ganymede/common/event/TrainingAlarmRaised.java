package io.ganymede.common.event;

import io.ganymede.common.alarm.Alarm;
import java.time.Instant;

/** Something is wrong with a training; it goes on unless its reports say otherwise. */
public record TrainingAlarmRaised(String jobId, int attempt, Alarm alarm, Instant observedAt) {}
