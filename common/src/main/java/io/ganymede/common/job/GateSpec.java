package io.ganymede.common.job;

import org.jspecify.annotations.Nullable;

/**
 * When a scored checkpoint is promoted: its metric is better than that of the newest version of this model under the same protocol,
 * and passes the threshold when there is one.
 *
 * @param metric name of the metric in the evaluation event, for instance {@code classFid}
 * @param goal {@code minimize} or {@code maximize}
 * @param threshold worst value that may be promoted; none when absent
 * @param evidence what counts as better; {@link GateEvidence#SIGNIFICANT} when absent
 */
public record GateSpec(
        String metric,
        String goal,
        @Nullable Double threshold,
        @Nullable GateEvidence evidence) {

    /** A gate that asks for significance. */
    public GateSpec(String metric, String goal, @Nullable Double threshold) {
        this(metric, goal, threshold, null);
    }

    /** Whether a better value must be significantly so. */
    public boolean significant() {
        return evidence != GateEvidence.VALUE;
    }
}
