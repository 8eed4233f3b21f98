package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated: the command writes it as JSON, the evaluator's process reads it.
 *
 * @param version of this format, {@link #VERSION}
 * @param training real images that predictions and copies are held against; the reference stands in when it is absent
 * @param features how the images are seen
 * @param metrics names of scores and groups
 * @param protocol name of the conventions
 * @param seed of whatever is drawn, within [0, 2^32)
 * @param samples largest number of generated images, drawn by the seed; absent for all
 * @param threads of the network that looks at the images
 * @param classification what classifiers trained for the scores {@link Classification#SCORES} have recognised; absent when none were
 * @param out file of the report
 * @param html file of the report as a page
 * @param command what the user typed
 * @param statistics file for mean and covariance of the generated features, {@code .npz}; absent when none is asked for
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
        @Nullable Classification classification,
        String out,
        String html,
        String command,
        @Nullable String statistics) {
    /** The format that this code reads. */
    public static final int VERSION = 1;

    private static final long LARGEST_SEED = (1L << 32) - 1;

    public EvaluationOrder {
        metrics = List.copyOf(metrics);
        if (version != VERSION) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "order 'version' is unknown: got " + version + ", expected " + VERSION);
        }
        if (metrics.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "order 'metrics' is empty: expected names of scores or groups");
        }
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "'seed' is out of range: got " + seed + ", expected 0 to " + LARGEST_SEED);
        }
        if (samples != null && samples < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "'samples' is out of range: got " + samples + ", expected at least 2");
        }
    }

    /** The same with what trained classifiers have recognised. */
    public EvaluationOrder with(Classification found) {
        return new EvaluationOrder(
                version,
                reference,
                generated,
                training,
                features,
                metrics,
                protocol,
                seed,
                samples,
                threads,
                found,
                out,
                html,
                command,
                statistics);
    }

    /** The seed as 32 bits, as NumPy's RandomState takes it. */
    @JsonIgnore
    public int seedBits() {
        return (int) seed;
    }
}
