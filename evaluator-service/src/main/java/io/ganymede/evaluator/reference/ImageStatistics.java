package io.ganymede.evaluator.reference;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import java.util.List;

/**
 * All that the metrics know of a set of labelled images, whatever their number.
 *
 * @param features feature statistics of each class, in order of the label
 * @param splits predictions of consecutive parts of the images, at least one
 * @param confusion labels against predicted classes
 */
public record ImageStatistics(
        List<FeatureStatistics> features, List<PredictionStatistics> splits, Confusion confusion) {

    /** Checks that the parts are of the same classes. */
    public ImageStatistics {
        features = List.copyOf(features);
        splits = List.copyOf(splits);
        int classes = confusion.classes();
        if (features.size() != classes
                || splits.isEmpty()
                || splits.stream().anyMatch(split -> split.classes() != classes)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image statistics 'K' do not fit together: got %d classes of features, %d splits, %d classes confused"
                            .formatted(features.size(), splits.size(), classes));
        }
    }

    /** K. */
    public int classes() {
        return confusion.classes();
    }

    /** d. */
    public int featureDimensions() {
        return features.get(0).dimensions();
    }

    /** Number of images. */
    public long count() {
        return features.stream().mapToLong(FeatureStatistics::count).sum();
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
