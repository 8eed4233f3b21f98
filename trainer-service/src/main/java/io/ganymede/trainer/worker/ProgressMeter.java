package io.ganymede.trainer.worker;

import io.ganymede.common.job.Progress;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.watch.Means;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Turns step reports into progress, at most one a second, as means since the one before; a signal that was not measured since
 * then keeps its value. Not thread-safe.
 */
public final class ProgressMeter {
    private static final double NANOS = 1e9;
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final long steps;
    private final LongSupplier nanoClock;
    private final Means losses = new Means();
    private final Means signals = new Means();
    private final Map<String, Double> latestSignals = new LinkedHashMap<>();
    private long count;
    private long images;
    private double seconds;
    private long next;

    /** A meter for a job of so many steps. */
    public ProgressMeter(long steps, LongSupplier nanoClock) {
        this.steps = steps;
        this.nanoClock = nanoClock;
        this.next = nanoClock.getAsLong();
    }

    /** Counts a step; returns progress when it is time for it, and always after the last step. */
    public Optional<Progress> add(StepReport report) {
        losses.add(report.losses());
        signals.add(report.signals());
        count++;
        images += report.images();
        seconds += report.seconds();
        long now = nanoClock.getAsLong();
        if (now - next < 0 && report.step() < steps) {
            return Optional.empty();
        }
        next = now + INTERVAL_NANOS;
        latestSignals.putAll(signals.values());
        double perStep = Math.max(seconds / count, 1 / NANOS);
        Progress progress = new Progress(
                report.step(),
                steps,
                losses.values(),
                (double) images / count / perStep,
                perStep,
                (steps - report.step()) * perStep,
                latestSignals);
        losses.clear();
        signals.clear();
        count = 0;
        images = 0;
        seconds = 0;
        return Optional.of(progress);
    }
}
