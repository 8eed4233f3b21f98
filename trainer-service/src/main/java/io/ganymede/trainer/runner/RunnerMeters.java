package io.ganymede.trainer.runner;

import io.ganymede.common.job.JobPhase;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.job.Progress;
import io.ganymede.common.job.Signals;
import io.ganymede.common.job.TrainingSpec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counters and gauges of the runner. Gauges of a training are NaN while there is none. A registry can outlive the runner, and would
 * show a later runner the gauges of this one: close removes them.
 */
public final class RunnerMeters implements AutoCloseable {
    private static final int MOST_STEPS = 100_000;

    private final MeterRegistry registry;
    private final Map<String, Double> losses = new ConcurrentHashMap<>();
    private final List<Meter> gauges = new CopyOnWriteArrayList<>();
    private final MultiGauge jobInfo;
    private final Timer stepDuration;
    private final Timer uploadDuration;
    private volatile @Nullable Progress progress;
    private volatile double lastSuccess = Double.NaN;

    public RunnerMeters(MeterRegistry registry, Supplier<Collection<JobSnapshot>> jobs) {
        this.registry = registry;
        this.stepDuration = Timer.builder("ganymede.training.step.duration")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10))
                .register(registry);
        this.uploadDuration = Timer.builder("ganymede.checkpoint.upload.duration")
                .serviceLevelObjectives(
                        Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1))
                .register(registry);
        this.jobInfo = MultiGauge.builder("ganymede.training.job.info").register(registry);
        gauges.add(Gauge.builder("ganymede.training.progress.ratio", this, meters -> meters.ratio())
                .register(registry));
        gauges.add(
                TimeGauge.builder("ganymede.training.remaining", this, TimeUnit.SECONDS, RunnerMeters::remainingSeconds)
                        .register(registry));
        signal("ganymede.training.realness.ratio", "images", "real", Signals.REALNESS_REAL);
        signal("ganymede.training.realness.ratio", "images", "generated", Signals.REALNESS_GENERATED);
        signal("ganymede.training.diversity.ratio", "condition", "mean", Signals.DIVERSITY);
        signal("ganymede.training.diversity.ratio", "condition", "least", Signals.LEAST_DIVERSITY);
        gauges.add(Gauge.builder("ganymede.checkpoint.last.success.timestamp", this, meters -> meters.lastSuccess)
                .baseUnit("seconds")
                .register(registry));
        for (JobPhase phase : JobPhase.values()) {
            // The form with a state object would hold the supplier weakly and lose it.
            gauges.add(Gauge.builder("ganymede.training.jobs", () -> count(jobs.get(), phase))
                    .tag("phase", phase.name())
                    .register(registry));
        }
    }

    /** A gauge of the running training; NaN as long as it has no such signal. */
    private void signal(String gauge, String tag, String value, String signal) {
        gauges.add(Gauge.builder(gauge, () -> latest(signal)).tag(tag, value).register(registry));
    }

    private double latest(String signal) {
        Progress current = progress;
        Double value = current == null ? null : current.signal(signal);
        return value == null ? Double.NaN : value;
    }

    private static double count(Collection<JobSnapshot> jobs, JobPhase phase) {
        return jobs.stream().filter(job -> job.phase() == phase).count();
    }

    private double ratio() {
        Progress current = progress;
        return current == null ? Double.NaN : current.ratio();
    }

    private double remainingSeconds() {
        Progress current = progress;
        return current == null ? Double.NaN : current.remainingSeconds();
    }

    void attemptBegun(JobSnapshot job, TrainingSpec spec, Instant now) {
        registry.timer("ganymede.training.queue.wait").record(nonNegative(Duration.between(job.createdAt(), now)));
        jobInfo.register(
                List.of(MultiGauge.Row.of(
                        Tags.of(
                                "job_id", job.jobId(),
                                "model", spec.publish().model(),
                                "attempt", Integer.toString(job.attempt())),
                        1)),
                true);
    }

    void attemptEnded(String outcome, Duration duration) {
        progress = null;
        losses.replaceAll((network, loss) -> Double.NaN);
        jobInfo.register(List.of(), true);
        registry.timer("ganymede.training.job.duration", "outcome", outcome).record(duration);
    }

    /** Takes progress; the mean duration stands for each of the steps. */
    void progressed(long newSteps, long newImages, Progress now) {
        progress = now;
        registry.counter("ganymede.training.steps").increment((double) newSteps);
        registry.counter("ganymede.training.images").increment((double) newImages);
        long nanos = Math.round(now.stepSeconds() * 1e9);
        for (long step = 0; step < Math.min(newSteps, MOST_STEPS); step++) {
            stepDuration.record(nanos, TimeUnit.NANOSECONDS);
        }
        now.losses().forEach(this::loss);
    }

    private void loss(String network, double loss) {
        if (losses.put(network, loss) == null) {
            gauges.add(Gauge.builder("ganymede.training.loss", losses, all -> all.getOrDefault(network, Double.NaN))
                    .tag("network", network)
                    .register(registry));
        }
    }

    /** @param code of the alarm */
    void alarmed(String code) {
        registry.counter("ganymede.training.alarms", "code", code).increment();
    }

    void stoppedEarly() {
        registry.counter("ganymede.training.stopped.early").increment();
    }

    void nonFinite() {
        registry.counter("ganymede.training.nonfinite").increment();
    }

    void stored(Duration duration, long bytes, Instant now) {
        uploadDuration.record(duration);
        registry.counter("ganymede.checkpoint.bytes").increment((double) bytes);
        lastSuccess = now.toEpochMilli() / 1000.0;
    }

    /** @param stage {@code upload} or {@code publish} */
    void storeFailed(String stage) {
        registry.counter("ganymede.checkpoint.failures", "stage", stage).increment();
    }

    @Override
    public void close() {
        jobInfo.register(List.of(), true);
        gauges.forEach(registry::remove);
        gauges.clear();
    }

    private static Duration nonNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
