package io.ganymede.trainer.worker;

import io.ganymede.common.job.Progress;
import io.ganymede.trainer.training.StepReport;
import io.ganymede.trainer.watch.Means;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
    private @Nullable Progress newest;
    private long step;
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
        step = report.step();
        count++;
        images += report.images();
        seconds += report.seconds();
        long now = nanoClock.getAsLong();
        if (now - next < 0 && report.step() < steps) {
            return Optional.empty();
        }
        next = now + INTERVAL_NANOS;
        return Optional.of(progress(report.step()));
    }

    /**
     * The last word of a training that ends before its last step: no time remains.
     *
     * @throws IllegalStateException when no step was counted
     */
    Progress end() {
        Progress last = count > 0 ? progress(step) : newest;
        if (last == null) {
            throw new IllegalStateException("no step was counted, expected at least one");
        }
        return new Progress(
                last.step(),
                last.steps(),
                last.losses(),
                last.imagesPerSecond(),
                last.stepSeconds(),
                0,
                last.signals());
    }

    private Progress progress(long now) {
        latestSignals.putAll(signals.values());
        double perStep = Math.max(seconds / count, 1 / NANOS);
        Progress progress = new Progress(
                now,
                steps,
                losses.values(),
                (double) images / count / perStep,
                perStep,
                (steps - now) * perStep,
                latestSignals);
        losses.clear();
        signals.clear();
        count = 0;
        images = 0;
        seconds = 0;
        newest = progress;
        return progress;
    }
}
