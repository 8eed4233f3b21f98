package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated; the command writes it as JSON.
 *
 * @param version of this format, {@link #VERSION}
 * @param training real images that predictions and copies are held against; the reference stands in when it is absent
 * @param features how the images are seen
 * @param metrics names of scores and groups
 * @param protocol name of the conventions
 * @param seed of whatever is drawn
 * @param samples largest number of generated images, drawn by the seed; absent for all
 * @param threads of the network that looks at the images
 * @param out file of the report
 * @param html file of the report as a page
 * @param command what the user typed
 */
public record EvaluationOrder(
        int version,
        Side reference,
        Side generated,
        @Nullable Side training,
        Features features,
        List<String> metrics,
        String protocol,
        int seed,
        @Nullable Integer samples,
        int threads,
        String out,
        String html,
        String command) {
    /** The format that this code reads. */
    public static final int VERSION = 1;

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
        if (samples != null && samples < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "'samples' is out of range: got " + samples + ", expected at least 2");
        }
    }

    /**
     * A set of images or features.
     *
     * @param file safetensors: {@code images} uint8 [N, C, H, W], or {@code features} [N, d] with or without {@code logits}
     *     [N, K], or {@code mu} [d] and {@code sigma} [d, d]; {@code labels} int64 [N] with classes
     * @param name what the user calls it
     * @param classes names in order of the label; absent when there are none
     */
    public record Side(String file, String name, @Nullable List<String> classes) {
        public Side {
            classes = classes == null ? null : List.copyOf(classes);
        }

        int classCount() {
            return classes == null ? 0 : classes.size();
        }
    }

    /**
     * How images are seen.
     *
     * @param kind {@code none}: the sides are features already; {@code classifier}: a reference classifier of the platform
     * @param label what the network is called
     * @param manifestDigest SHA-256 of a classifier's manifest
     * @param onnx file of the network
     * @param mean of each channel in [0, 1], of a classifier
     * @param deviation of each channel, likewise
     * @param classes that a classifier tells apart
     * @param file file of an operator's network
     * @param descriptor file that describes it
     */
    public record Features(
            String kind,
            @Nullable String label,
            @Nullable String manifestDigest,
            @Nullable String onnx,
            @Nullable List<Double> mean,
            @Nullable List<Double> deviation,
            @Nullable List<String> classes,
            @Nullable String file,
            @Nullable String descriptor) {}
}
