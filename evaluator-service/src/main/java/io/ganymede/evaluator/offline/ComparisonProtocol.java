package io.ganymede.evaluator.offline;

import io.ganymede.common.artifact.Digest;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.evaluation.OrderedSide;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.MetricSettings;
import io.ganymede.evaluator.suite.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a score besides the content of the generated images. Names of files are left out: equal content makes
 * equal protocols.
 *
 * @param version of the procedure, {@link #VERSION}
 * @param name of the conventions
 * @param settings the conventions
 * @param features how images are seen
 * @param generated how many images are scored: distances of different numbers are not comparable
 * @param reference real images
 * @param training real images that predictions and copies are held against
 * @param classification how classifiers were trained; absent when none were
 */
record ComparisonProtocol(
        int version,
        String name,
        Settings settings,
        Viewer.Description features,
        Counts generated,
        RealSide reference,
        RealSide training,
        Classification.@Nullable Recipe classification) {
    /** Raised when code changes a number that the other components do not tell of. */
    static final int VERSION = 1;

    /**
     * How many images.
     *
     * @param count of all; 0 when only their statistics are known
     * @param perClass of each class, in order of the label; empty without classes
     */
    record Counts(long count, List<Long> perClass) {
        static Counts of(Sample sample) {
            return new Counts(
                    sample.rows() == null ? 0 : sample.count(),
                    sample.rows() == null ? List.of() : sample.rows().classCounts());
        }
    }

    /**
     * A set of real images.
     *
     * @param digest SHA-256 of the file of its images and labels, or features
     * @param counts how many
     */
    record RealSide(String digest, Counts counts) {
        static RealSide of(OrderedSide side, Sample sample) {
            try {
                return new RealSide(Digest.of(Path.of(side.file())), Counts.of(sample));
            } catch (IOException e) {
                throw new UncheckedIOException("'" + side.name() + "' cannot be read", e);
            }
        }
    }

    /**
     * The conventions in words and numbers.
     *
     * @param ddof divisor of covariances is N - ddof
     * @param splits of the predictions
     * @param shuffleSeed of the splits; absent in order
     * @param splitDdof divisor of the deviation over S splits is S - splitDdof
     * @param inception which figure is the Inception Score
     * @param kernelSubsets number
     * @param kernelSubsetSize largest size
     * @param kernelSeed of their draws
     * @param neighbours k
     * @param boundary of a ball
     * @param similarity variant of MS-SSIM
     * @param pairing within a class
     * @param seed of whatever else is drawn
     */
    record Settings(
            int ddof,
            int splits,
            @Nullable Integer shuffleSeed,
            int splitDdof,
            String inception,
            int kernelSubsets,
            int kernelSubsetSize,
            int kernelSeed,
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
                            ? (Integer) settings.splits().shuffleSeed().getAsInt()
                            : null,
                    settings.splitDdof().value(),
                    lower(settings.inception()),
                    settings.subsets().count(),
                    settings.subsets().size(),
                    settings.subsets().seed(),
                    settings.balls().k(),
                    lower(settings.balls().boundary()),
                    lower(settings.similarity()),
                    settings.pairing().name(),
                    settings.seed());
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ComparisonProtocol of(
            EvaluationOrder order, MetricSettings settings, Viewer.Description features, EvaluationInput input) {
        return new ComparisonProtocol(
                VERSION,
                order.protocol(),
                Settings.of(settings),
                features,
                Counts.of(input.generated()),
                RealSide.of(order.reference(), input.reference()),
                RealSide.of(Optional.ofNullable(order.training()).orElse(order.reference()), input.training()),
                input.classification() instanceof Classification.Measured measured ? measured.recipe() : null);
    }

    /** SHA-256 of this as JSON, its records' components in their order. */
    String fingerprint() {
        return Digest.of(Json.bytes(this));
    }
}
