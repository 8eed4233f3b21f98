package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt is.
 *
 * @param step finished steps
 * @param steps all steps
 * @param losses latest mean loss of each network, by name
 * @param imagesPerSecond real images per second
 * @param stepSeconds mean duration of recent steps
 * @param remainingSeconds estimate of the time to the last step
 * @param signals latest values of what is watched beside the losses, by name; see {@link Signals}; absent when nothing is
 */
public record Progress(
        long step,
        long steps,
        Map<String, Double> losses,
        double imagesPerSecond,
        double stepSeconds,
        double remainingSeconds,
        @Nullable Map<String, Double> signals) {
    public Progress {
        losses = Collections.unmodifiableMap(new TreeMap<>(losses));
        signals = signals == null || signals.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(signals));
    }

    /** Progress of a training that is not watched. */
    public Progress(
            long step,
            long steps,
            Map<String, Double> losses,
            double imagesPerSecond,
            double stepSeconds,
            double remainingSeconds) {
        this(step, steps, losses, imagesPerSecond, stepSeconds, remainingSeconds, null);
    }

    public static Progress none(long steps) {
        return new Progress(0, steps, Map.of(), 0, 0, 0);
    }

    /** Finished share in [0, 1]. */
    public double ratio() {
        return steps == 0 ? 0 : (double) step / steps;
    }

    /** The latest value of a signal; null when there is none. */
    public @Nullable Double signal(String name) {
        return signals == null ? null : signals.get(name);
    }
}
