package io.ganymede.evaluator.suite;

/** A metric as an evaluation uses it. Implementations are stateless but for their settings, and thread-safe. */
public interface Metric {
    /** Name in requests, reports and events. */
    String id();

    /**
     * Whether it compares what an image shows with the class that was asked for, so that it is not defined for images of which
     * none was.
     */
    default boolean needsClasses() {
        return false;
    }

    /** The scores of the generated images. */
    MetricOutcome measure(EvaluationInput input);
}
