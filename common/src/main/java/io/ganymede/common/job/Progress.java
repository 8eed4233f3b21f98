package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an attempt is.
 *
 * @param step finished steps
 * @param steps all steps
 * @param losses latest mean loss of each network, by name
 * @param imagesPerSecond real images per second
 * @param stepSeconds mean duration of recent steps
 * @param remainingSeconds estimate of the time to the last step
 */
public record Progress(
        long step,
        long steps,
        Map<String, Double> losses,
        double imagesPerSecond,
        double stepSeconds,
        double remainingSeconds) {
    public Progress {
        losses = Collections.unmodifiableMap(new TreeMap<>(losses));
    }

    public static Progress none(long steps) {
        return new Progress(0, steps, Map.of(), 0, 0, 0);
    }

    /** Finished share in [0, 1]. */
    public double ratio() {
        return steps == 0 ? 0 : (double) step / steps;
    }
}
