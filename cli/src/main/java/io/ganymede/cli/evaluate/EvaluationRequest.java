package io.ganymede.cli.evaluate;

import io.ganymede.cli.evaluate.side.SideRequest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Classification;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated.
 *
 * @param training what the generator was trained on; the reference stands in when absent
 * @param labels file of labels of the generated samples
 * @param metrics names of metrics and groups
 * @param samples most samples of a side; all when absent
 * @param casSteps steps of each classifier that is trained for {@code cas}
 * @param threads threads of the evaluator, and of those trainings
 * @param command what was typed
 */
public record EvaluationRequest(
        SideRequest reference,
        SideRequest generated,
        @Nullable SideRequest training,
        @Nullable Path labels,
        FeatureChoice features,
        List<String> metrics,
        String protocol,
        long seed,
        @Nullable Integer samples,
        long casSteps,
        int threads,
        ReportPlace out,
        String command) {
    /** Scores that look at the images themselves, not through a network, beside those of trained classifiers. */
    private static final Set<String> OF_IMAGES = Set.of("msSsim", "msSsimReal", "parzen");

    /** @throws PlatformException with reason InvalidArgument */
    public EvaluationRequest {
        metrics = metrics.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Protocols.require(protocol);
        if (metrics.isEmpty()) {
            throw invalid("--metrics names none: expected names or groups, such as fid,prdc or all");
        }
        if (samples != null && samples < 2) {
            throw invalid("--samples must be at least 2: got " + samples);
        }
        if (casSteps < 1) {
            throw invalid("--cas-steps must be at least 1: got " + casSteps);
        }
        if (threads < 1) {
            throw invalid("--threads must be at least 1: got " + threads);
        }
        if (seed < 0 || seed > 0xffff_ffffL) {
            throw invalid("--seed must lie between 0 and 4294967295, as NumPy's do: got " + seed);
        }
    }

    /** Whether classifiers are to be trained; no group asks for that. */
    boolean asksForClassifiers() {
        return metrics.stream().anyMatch(Classification.SCORES::contains);
    }

    /** Whether no score is asked for that sees images through a network. */
    boolean asksForImagesAlone() {
        return metrics.stream().allMatch(name -> Classification.SCORES.contains(name) || OF_IMAGES.contains(name));
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_ARGUMENT, message);
    }
}
