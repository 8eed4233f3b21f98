package io.ganymede.evaluator.page;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One evaluation of a training.
 *
 * @param step of the checkpoint
 * @param stage how much was done, in words; points of one stage are joined by a line
 * @param best whether it was the best so far
 * @param scores by name
 * @param standardErrors of the scores that have one, by name
 */
public record HistoryPoint(
        long step, String stage, boolean best, Map<String, Double> scores, Map<String, Double> standardErrors) {
    public HistoryPoint {
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        standardErrors = Collections.unmodifiableMap(new TreeMap<>(standardErrors));
    }
}
