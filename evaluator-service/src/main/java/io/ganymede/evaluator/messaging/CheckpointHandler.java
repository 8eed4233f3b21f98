package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.event.EvaluationCompleted;
import io.ganymede.common.event.EvaluationShardRequested;
import io.ganymede.common.event.EvaluationSkipped;
import io.ganymede.common.event.Event;
import io.ganymede.common.event.EventType;
import io.ganymede.common.event.TrainingAlarmRaised;
import io.ganymede.common.job.EvaluationSpec;
import io.ganymede.evaluator.evaluation.CheckpointEvaluator;
import io.ganymede.evaluator.evaluation.Evaluation;
import io.ganymede.evaluator.evaluation.EvaluationReport;
import io.ganymede.evaluator.evaluation.StoredReport;
import io.ganymede.evaluator.meters.EvaluatorMeters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on a checkpoint event: a report, then the event that tells of it; or the event that says why not. */
public final class CheckpointHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointHandler.class);

    private final CheckpointEvaluator evaluator;
    private final EventPublisher events;
    private final EvaluatorMeters meters;
    private final String source;
    private final Clock clock;

    /** A handler whose events come from {@code source}. */
    public CheckpointHandler(
            CheckpointEvaluator evaluator, EventPublisher events, EvaluatorMeters meters, String source, Clock clock) {
        this.evaluator = evaluator;
        this.events = events;
        this.meters = meters;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Evaluates and announces: the fast stage where the job has one, then, for a checkpoint that is the best so far and for the last one,
     * the full stage. The report of an earlier evaluation is announced again, by the same event.
     *
     * @throws PlatformException see {@link CheckpointEvaluator#evaluate}; BrokerUnavailable when the announcement fails
     */
    void evaluate(Event<?> event) {
        CheckpointPublished published = event.data(CheckpointPublished.class);
        EvaluationSpec spec = published.evaluation();
        if (spec.firstSamplesPerClass() < spec.samplesPerClass()) {
            Evaluation fast = evaluator.evaluate(published, event.id(), EvaluationStage.FAST);
            announce(published, fast);
            if (!published.last() && !fast.stored().report().bestSoFar()) {
                return;
            }
        }
        evaluateInFull(published, event.id());
    }

    /** The full stage: here and now, or in parts that the evaluators share. */
    void evaluateInFull(CheckpointPublished published, String eventId) {
        List<EvaluationShardRequested> shards = evaluator.shards(published, eventId);
        if (shards.isEmpty()) {
            announce(published, evaluator.evaluate(published, eventId, EvaluationStage.FULL));
        }
        for (EvaluationShardRequested shard : shards) {
            String key = published.jobId() + "." + published.step() + "." + shard.shard();
            events.publish(
                    Event.of(EventType.EVALUATION_SHARD_REQUESTED, source, clock.instant(), key, eventId, shard));
        }
    }

    /** Tells of a report. */
    void announce(CheckpointPublished published, Evaluation evaluation) {
        EvaluationReport report = evaluation.stored().report();
        events.publish(announcement(published, evaluation.stored()));
        // The first stage raises the alarm; the full one after it would only repeat it.
        EvaluationSpec spec = published.evaluation();
        boolean first = report.protocol().samplesPerClass() == spec.firstSamplesPerClass();
        Optional<Event<TrainingAlarmRaised>> alarm = first ? LabelAlarm.of(published, report) : Optional.empty();
        alarm.ifPresent(events::publish);
        if (evaluation.computed()) {
            meters.evaluated(
                    report, evaluation.images(), Duration.between(published.publishedAt(), report.completedAt()));
            alarm.ifPresent(raised -> meters.alarmed(raised.data().alarm()));
        }
        LOG.info(
                "checkpoint evaluated jobId={} step={} stage={} computed={} metrics={} standing={} worstClass={} seconds={}",
                published.jobId(),
                published.step(),
                report.stage(),
                evaluation.computed(),
                report.metrics(),
                report.standing(),
                report.worstClass(),
                report.durationsSeconds());
    }

    /** Announces that a checkpoint will not be scored. */
    void skip(Event<?> event, PlatformException failure) {
        skip(event.data(CheckpointPublished.class), event.id(), failure);
    }

    /** As {@link #skip(Event, PlatformException)}. */
    void skip(CheckpointPublished published, String eventId, PlatformException failure) {
        EvaluationSkipped skipped = new EvaluationSkipped(
                published.jobId(),
                published.attempt(),
                published.step(),
                published.last(),
                published.manifest(),
                failure.reason().code(),
                String.valueOf(failure.getMessage()),
                clock.instant());
        events.publish(
                Event.of(EventType.EVALUATION_SKIPPED, source, clock.instant(), published.jobId(), eventId, skipped));
        meters.skipped(failure.reason());
        LOG.warn(
                "checkpoint skipped jobId={} step={} reason={} message={}",
                published.jobId(),
                published.step(),
                failure.reason().code(),
                failure.getMessage());
    }

    private static Event<EvaluationCompleted> announcement(CheckpointPublished published, StoredReport stored) {
        EvaluationReport report = stored.report();
        EvaluationCompleted completed = new EvaluationCompleted(
                published.jobId(),
                published.attempt(),
                published.step(),
                published.last(),
                published.manifest(),
                report.protocolDigest(),
                stored.ref(),
                report.metrics(),
                report.perClass(),
                published.publish(),
                report.completedAt(),
                report.stage(),
                report.standardErrors(),
                report.deviations(),
                report.standing(),
                report.page());
        EvaluationReport.Origin origin = report.origin();
        return new Event<>(
                EventType.EVALUATION_COMPLETED,
                origin.eventId(),
                origin.source(),
                report.completedAt(),
                published.jobId(),
                origin.causationId(),
                completed);
    }
}
