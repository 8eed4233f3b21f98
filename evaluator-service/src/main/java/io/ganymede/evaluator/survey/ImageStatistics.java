package io.ganymede.evaluator.survey;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that the metrics know of a set of images, whatever their number.
 *
 * @param features feature statistics of each class, in order of the label; one entry of all images when they have no labels
 * @param splits predictions of consecutive parts of the images, at least one
 * @param confusion labels against predicted classes; absent when the images have no labels
 */
public record ImageStatistics(
        List<FeatureStatistics> features,
        List<PredictionStatistics> splits,
        @Nullable Confusion confusion) {

    /** Checks that the parts are of the same classes. */
    public ImageStatistics {
        features = List.copyOf(features);
        splits = List.copyOf(splits);
        int classes = splits.isEmpty() ? 0 : splits.get(0).classes();
        boolean whole =
                confusion == null ? features.size() == 1 : features.size() == classes && confusion.classes() == classes;
        if (!whole || classes == 0 || splits.stream().anyMatch(split -> split.classes() != classes)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image statistics 'K' do not fit together: got %d classes of features, %d splits, %s classes confused"
                            .formatted(features.size(), splits.size(), confusion == null ? "no" : confusion.classes()));
        }
    }

    /** K, the number of classes that the classifier tells apart. */
    public int classes() {
        return splits.get(0).classes();
    }

    /** Whether the images have labels. */
    public boolean labelled() {
        return confusion != null;
    }

    /**
     * Labels against predicted classes.
     *
     * @throws IllegalStateException when the images have no labels
     */
    public Confusion labelConfusion() {
        if (confusion == null) {
            throw new IllegalStateException("images without labels have no confusion");
        }
        return confusion;
    }

    /** d. */
    public int featureDimensions() {
        return features.get(0).dimensions();
    }

    /** Number of images. */
    public long count() {
        return features.stream().mapToLong(FeatureStatistics::count).sum();
    }

    /**
     * The statistics of both sets of images together, split by split and class by class: those of parts of a set are those of the set,
     * up to rounding. Whoever merges parts in their order gets equal bits whoever made them.
     *
     * @throws PlatformException when the two are not of the same classes, features and splits
     */
    public ImageStatistics merge(ImageStatistics other, LinearAlgebra algebra) {
        if (other.features.size() != features.size()
                || other.splits.size() != splits.size()
                || other.labelled() != labelled()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image statistics do not fit together: got %d and %d classes, %d and %d splits, expected equal"
                            .formatted(features.size(), other.features.size(), splits.size(), other.splits.size()));
        }
        return new ImageStatistics(
                IntStream.range(0, features.size())
                        .mapToObj(c -> features.get(c).merge(other.features.get(c), algebra))
                        .toList(),
                IntStream.range(0, splits.size())
                        .mapToObj(s -> splits.get(s).merge(other.splits.get(s)))
                        .toList(),
                confusion == null ? null : confusion.merge(other.labelConfusion()));
    }

    /** Feature statistics of all images, merged in order of the label. */
    public FeatureStatistics allFeatures(LinearAlgebra algebra) {
        FeatureStatistics all = FeatureStatistics.empty(featureDimensions());
        for (FeatureStatistics ofClass : features) {
            all = all.merge(ofClass, algebra);
        }
        return all;
    }

    /** Predictions of all images, merged in order of the splits. */
    public PredictionStatistics predictions() {
        return splits.stream().reduce(PredictionStatistics::merge).orElseThrow();
    }
}
