package io.ganymede.trainer.training;

import io.ganymede.trainer.watch.Means;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Losses, signals and step times over a job, as means over windows, so that a long job keeps some two thousand points. A window also
 * ends at a checkpoint: what a checkpoint holds is complete. Not thread-safe.
 */
public final class LossSeries {
    private static final long POINTS = 2000;

    private final long windowSteps;
    private final List<Point> points = new ArrayList<>();
    private final Window window = new Window();
    private final Window sinceCheckpoint = new Window();
    private Map<String, Double> checkpointMeans = Map.of();

    private LossSeries(long windowSteps) {
        this.windowSteps = windowSteps;
    }

    /**
     * One window.
     *
     * @param step its last step
     * @param losses mean loss of each network
     * @param signals mean of each signal over those steps that had it
     * @param stepSeconds mean duration of a step
     */
    public record Point(long step, Map<String, Double> losses, Map<String, Double> signals, double stepSeconds) {
        public Point {
            losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
            signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
        }
    }

    /** An empty series for a job of that length. */
    public static LossSeries forSteps(long steps) {
        return new LossSeries(Math.max(1, steps / POINTS));
    }

    /** Continues a series. */
    public static LossSeries of(List<Point> points, long steps) {
        LossSeries series = forSteps(steps);
        series.points.addAll(points);
        return series;
    }

    void add(StepReport report) {
        window.add(report);
        sinceCheckpoint.add(report);
        if (window.count == windowSteps) {
            closeWindow(report.step());
        }
    }

    /** Ends the open window and begins to average anew; the means since the last call become {@link #checkpointLosses}. */
    void markCheckpoint(long step) {
        if (window.count > 0) {
            closeWindow(step);
        }
        checkpointMeans = sinceCheckpoint.losses.values();
        sinceCheckpoint.clear();
    }

    /** Finished windows, oldest first. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** Mean loss of each network between the last two checkpoints. */
    public Map<String, Double> checkpointLosses() {
        return checkpointMeans;
    }

    private void closeWindow(long step) {
        points.add(new Point(step, window.losses.values(), window.signals.values(), window.seconds / window.count));
        window.clear();
    }

    /** Running means. */
    private static final class Window {
        private final Means losses = new Means();
        private final Means signals = new Means();
        private double seconds;
        private long count;

        void add(StepReport report) {
            losses.add(report.losses());
            signals.add(report.signals());
            seconds += report.seconds();
            count++;
        }

        void clear() {
            losses.clear();
            signals.clear();
            seconds = 0;
            count = 0;
        }
    }
}
