package io.ganymede.trainer.training;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one step came to.
 *
 * @param step number of the step, from 1
 * @param losses loss of each network, by name
 * @param signals what was watched beside the losses, by the names of {@code Signals}; empty after steps that are not watched
 * @param images real images that were looked at
 * @param seconds how long the step took
 */
public record StepReport(
        long step, Map<String, Double> losses, Map<String, Double> signals, int images, double seconds) {
    public StepReport {
        losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
        signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    }

    /** This report with further signals. */
    StepReport with(Map<String, Double> more) {
        SortedMap<String, Double> all = new TreeMap<>(signals);
        all.putAll(more);
        return new StepReport(step, losses, all, images, seconds);
    }
}
