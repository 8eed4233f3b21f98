package io.ganymede.trainer.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Losses and step times over a job, as means over windows, so that a long job keeps some two thousand points. A window also
 * ends at a checkpoint: what a checkpoint holds is complete. Not thread-safe.
 */
public final class LossSeries {
    private static final long POINTS = 2000;

    private final long windowSteps;
    private final List<Point> points = new ArrayList<>();
    private final Mean window = new Mean();
    private final Mean sinceCheckpoint = new Mean();
    private Map<String, Double> checkpointMeans = Map.of();

    private LossSeries(long windowSteps) {
        this.windowSteps = windowSteps;
    }

    /**
     * One window.
     *
     * @param step its last step
     * @param losses mean loss of each network
     * @param stepSeconds mean duration of a step
     */
    public record Point(long step, Map<String, Double> losses, double stepSeconds) {
        public Point {
            losses = Map.copyOf(losses);
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
        checkpointMeans = sinceCheckpoint.losses();
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
        points.add(new Point(step, window.losses(), window.seconds / window.count));
        window.clear();
    }

    /** A running mean. */
    private static final class Mean {
        private final Map<String, Double> sums = new LinkedHashMap<>();
        private double seconds;
        private long count;

        void add(StepReport report) {
            report.losses().forEach((network, loss) -> sums.merge(network, loss, Double::sum));
            seconds += report.seconds();
            count++;
        }

        Map<String, Double> losses() {
            Map<String, Double> means = new LinkedHashMap<>();
            sums.forEach((network, sum) -> means.put(network, sum / count));
            return means;
        }

        void clear() {
            sums.clear();
            seconds = 0;
            count = 0;
        }
    }
}
