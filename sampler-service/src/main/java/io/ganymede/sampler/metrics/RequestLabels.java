package io.ganymede.sampler.metrics;

/**
 * Labels of a request's meters; all are from closed sets.
 *
 * @param model name of a known model, or {@code unknown}
 * @param version version that answered, or {@code none}
 * @param protocol {@code generate}, {@code image} or {@code infer}
 */
public record RequestLabels(String model, String version, String protocol) {
    /** Labels of a request whose model is not known, so that callers cannot make up label values. */
    public static RequestLabels unknown(String protocol) {
        return new RequestLabels("unknown", "none", protocol);
    }
}
