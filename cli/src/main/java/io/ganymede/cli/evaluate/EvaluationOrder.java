package io.ganymede.cli.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluator is asked to do: the content of the order file.
 *
 * @param version of this form
 * @param training what the generator was trained on; the reference stands in when absent
 * @param metrics names of metrics and groups, checked by the evaluator
 * @param protocol name of the protocol
 * @param samples most samples of a side; all when absent
 * @param out absolute path of the report
 * @param html absolute path of the page
 * @param command what was typed
 */
public record EvaluationOrder(
        int version,
        OrderedSide reference,
        OrderedSide generated,
        @Nullable OrderedSide training,
        OrderedFeatures features,
        List<String> metrics,
        String protocol,
        long seed,
        @Nullable Integer samples,
        int threads,
        String out,
        String html,
        String command) {
    /** The form that is written. */
    public static final int VERSION = 1;

    public EvaluationOrder {
        metrics = List.copyOf(metrics);
    }
}
