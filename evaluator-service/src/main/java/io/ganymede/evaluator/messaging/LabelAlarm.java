package io.ganymede.evaluator.messaging;

import com.fasterxml.uuid.Generators;
import io.ganymede.common.alarm.LabelObedience;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.evaluator.evaluation.EvaluationReport;
import io.ganymede.evaluator.metric.LabelAccuracy;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The alarm of a checkpoint whose images are not recognised as what they were made for. It is announced with the report, and
 * again with it, by the same event: its id follows from that of the report.
 */
final class LabelAlarm {
    private LabelAlarm() {}

    static Optional<Event<TrainingAlarmRaised>> of(CheckpointPublished published, EvaluationReport report) {
        Double accuracy = report.metrics().get(LabelAccuracy.ID);
        int classes = report.perClass().getOrDefault(LabelAccuracy.ID, Map.of()).size();
        if (accuracy == null) {
            return Optional.empty();
        }
        EvaluationReport.Origin origin = report.origin();
        return new LabelObedience(classes)
                .alarm(published.step(), LabelAccuracy.ID, accuracy)
                .map(alarm -> new Event<>(
                        EventType.TRAINING_ALARM_RAISED,
                        Generators.nameBasedGenerator(UUID.fromString(origin.eventId()))
                                .generate(alarm.code())
                                .toString(),
                        origin.source(),
                        report.completedAt(),
                        published.jobId(),
                        origin.causationId(),
                        new TrainingAlarmRaised(published.jobId(), published.attempt(), alarm, report.completedAt())));
    }
}
