package io.ganymede.evaluator.suite;

import java.util.List;
import java.util.Set;

/** A metric as an evaluation uses it. Implementations are stateless but for their settings, and thread-safe. */
public interface Metric {
    /** Name in requests, reports and events. */
    String id();

    /** Names of all its scores; the id is one of them. */
    default List<String> scores() {
        return List.of(id());
    }

    /** What it must be able to look at. */
    default Set<Need> needs() {
        return Set.of();
    }

    /** Whether it is defined only for images of which classes were asked for. */
    default boolean needsClasses() {
        return needs().contains(Need.CLASSES) || needs().contains(Need.RECOGNISED_CLASSES);
    }

    /** Whether it must be named, because it takes so long that no group includes it. */
    default boolean onlyByName() {
        return false;
    }

    /** The scores of the generated images. */
    MetricOutcome measure(EvaluationInput input);
}
