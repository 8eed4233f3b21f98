package io.ganymede.evaluator.meters;

import io.ganymede.common.alarm.Alarm;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationStage;
import io.ganymede.common.evaluation.ScoreComparison;
import io.ganymede.common.event.EventType;
import io.ganymede.common.lifecycle.BuildInfo;
import io.ganymede.evaluator.evaluation.EvaluationReport;
import io.ganymede.evaluator.metric.AmScore;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The meters of the evaluator. Names are Micrometer's; Prometheus shows {@code ganymede_evaluation_..._seconds} and so on.
 * Labels are metric ids, stages, models, reasons and event types.
 */
public final class EvaluatorMeters {
    private static final String PREFIX = "ganymede.evaluation.";
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;
    private final Map<String, Double> latest = new ConcurrentHashMap<>();

    /** Meters in a registry; the version is that of this service. */
    public EvaluatorMeters(MeterRegistry registry, String version) {
        this.registry = registry;
        BuildInfo.register(registry, version, EvaluatorMeters.class);
    }

    /**
     * A checkpoint has been scored.
     *
     * @param images number of images generated for it
     */
    public void evaluated(EvaluationReport report, long images, Duration lag) {
        report.durationsSeconds().forEach((stage, seconds) -> duration(stage, seconds));
        duration(
                "all",
                report.durationsSeconds().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum());
        Timer.builder(PREFIX + "lag")
                .serviceLevelObjectives(DURATIONS)
                .register(registry)
                .record(lag.isNegative() ? Duration.ZERO : lag);
        registry.counter(PREFIX + "samples").increment((double) images);
        score("fid", FrechetDistance.ID, report);
        score("am.score", AmScore.ID, report);
        registry.counter(PREFIX + "completed", "stage", stage(report), "verdict", verdict(report))
                .increment();
    }

    /** A checkpoint shows that its training goes wrong. */
    public void alarmed(Alarm alarm) {
        registry.counter("ganymede.training.alarms", "code", alarm.code()).increment();
    }

    /** A checkpoint will not be scored. */
    public void skipped(Reason reason) {
        registry.counter(PREFIX + "skipped", "reason", reason.code()).increment();
    }

    /** An event has been sent and acknowledged. */
    public void published(EventType type) {
        registry.counter("ganymede.events.published", "type", type.type()).increment();
    }

    /** An event could not be handled. */
    public void deadLettered(String topic, Reason reason) {
        registry.counter("ganymede.events.dead.lettered", "topic", topic, "reason", reason.code())
                .increment();
    }

    private void duration(String metric, double seconds) {
        Timer.builder(PREFIX + "duration")
                .tags("metric", metric)
                .serviceLevelObjectives(DURATIONS)
                .register(registry)
                .record(Duration.ofNanos((long) (seconds * 1e9)));
    }

    private static String stage(EvaluationReport report) {
        return report.stage() == EvaluationStage.FAST ? "fast" : "full";
    }

    private static String verdict(EvaluationReport report) {
        ScoreComparison decisive =
                report.standing() == null ? null : report.standing().decisive();
        return decisive == null ? "first" : decisive.verdict().toString();
    }

    /** The latest score of a model; figures of the two stages are of different numbers of images. */
    private void score(String meter, String metric, EvaluationReport report) {
        Double value = report.metrics().get(metric);
        if (value != null) {
            String model = report.checkpoint().model();
            String stage = stage(report);
            String cell = meter + "/" + stage + "/" + model;
            latest.put(cell, value);
            Gauge.builder(PREFIX + meter, () -> latest.getOrDefault(cell, Double.NaN))
                    .tags("model", model, "stage", stage)
                    .register(registry);
        }
    }
}
