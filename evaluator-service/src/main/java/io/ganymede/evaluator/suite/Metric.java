package io.ganymede.evaluator.suite;

/** A metric as an evaluation uses it. Implementations are stateless but for their settings, and thread-safe. */
public interface Metric {
    /** Name in requests, reports and events. */
    String id();

    /** The scores of the generated images. */
    MetricOutcome measure(EvaluationInput input);
}
