package io.ganymede.evaluator.offline;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.suite.MetricSettings;

/**
 * Everything that decides a score besides the generated images.
 *
 * @param version of the procedure, {@link #VERSION}
 * @param name of the conventions
 * @param settings the conventions
 * @param features how images are seen
 * @param reference real images
 * @param training real images that predictions and copies are held against
 */
record ComparisonProtocol(
        int version, String name, Settings settings, Object features, RealSide reference, RealSide training) {
    static final int VERSION = 1;

    /**
     * A set of real images.
     *
     * @param name what the user calls it
     * @param digest SHA-256 of its images and labels, or features
     * @param count number of images; 0 when only their statistics are known
     */
    record RealSide(String name, String digest, long count) {}

    /**
     * The conventions in words and numbers.
     *
     * @param ddof divisor of covariances is N - ddof
     * @param splits of the predictions
     * @param shuffleSeed of the splits; absent in order
     * @param splitDdof divisor of the deviation over the splits
     * @param kernelSubsets number and size
     * @param neighbours k
     * @param boundary of a ball
     * @param similarity variant of MS-SSIM
     * @param pairing within a class
     */
    record Settings(
            int ddof,
            int splits,
            @org.jspecify.annotations.Nullable Integer shuffleSeed,
            int splitDdof,
            String kernelSubsets,
            int neighbours,
            String boundary,
            String similarity,
            String pairing,
            int seed) {

        static Settings of(MetricSettings settings) {
            return new Settings(
                    settings.ddof().value(),
                    settings.splits().count(),
                    settings.splits().shuffleSeed().isPresent()
                            ? settings.splits().shuffleSeed().getAsInt()
                            : null,
                    settings.splitDdof().value(),
                    settings.subsets().count() + " x " + settings.subsets().size() + ", seed "
                            + settings.subsets().seed(),
                    settings.balls().k(),
                    settings.balls().boundary().name().toLowerCase(java.util.Locale.ROOT),
                    settings.similarity().name().toLowerCase(java.util.Locale.ROOT),
                    settings.pairing().name(),
                    settings.seed());
        }
    }

    /** SHA-256 of this as JSON, its records' components in their order. */
    String fingerprint() {
        return Digest.of(Json.bytes(this));
    }
}
