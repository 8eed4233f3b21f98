package io.ganymede.common.job;

import org.jspecify.annotations.Nullable;

/**
 * When a scored checkpoint is promoted: its metric is the best so far of this model under the same protocol, and passes the
 * threshold when there is one.
 *
 * @param metric name of the metric in the evaluation event, for instance {@code classFid}
 * @param goal {@code minimize} or {@code maximize}
 * @param threshold worst value that may be promoted; none when absent
 */
public record GateSpec(String metric, String goal, @Nullable Double threshold) {}
