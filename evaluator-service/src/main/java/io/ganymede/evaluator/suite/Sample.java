package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.ConfusionAccumulator;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import io.ganymede.evaluator.statistics.LogitSplits;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.SeenRows;
import io.ganymede.evaluator.survey.Survey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What metrics may look at of a set of images: statistics in any case, the rest where it is there; {@link Need} tells.
 *
 * @param features feature statistics of each class in order of the label; one entry of all images when they have no classes;
 *     empty when only predictions are known
 * @param splits predictions of parts of the images; empty when no classifier looked at them
 * @param confusion labels against predicted classes; absent without either, or when the predictions are not of those classes
 * @param rows what was seen of each image; absent when only statistics were kept
 */
public record Sample(
        List<FeatureStatistics> features,
        List<PredictionStatistics> splits,
        @Nullable Confusion confusion,
        @Nullable SampleRows rows) {

    public Sample {
        features = List.copyOf(features);
        splits = List.copyOf(splits);
    }

    /** A set of which statistics were kept. */
    public static Sample of(ImageStatistics statistics) {
        return new Sample(statistics.features(), statistics.splits(), statistics.confusion(), null);
    }

    /**
     * A set of which statistics were kept, and perhaps what was seen of each image.
     *
     * @param recognised whether the labels are those of the classifier's classes
     */
    public static Sample of(Survey survey, boolean recognised) {
        ImageStatistics statistics = survey.statistics();
        SeenRows seen = survey.rows();
        SampleRows rows = seen == null
                ? null
                : new SampleRows(
                        seen.features(),
                        seen.logits(),
                        statistics.labelled()
                                ? Arrays.stream(seen.labels()).boxed().toList()
                                : null,
                        statistics.labelled() ? statistics.classes() : 0,
                        recognised && statistics.labelled(),
                        null);
        return new Sample(statistics.features(), statistics.splits(), statistics.confusion(), rows);
    }

    /** A set of which the statistics of the features are all that is known, as files of other tools hold them. */
    public static Sample of(FeatureStatistics statistics) {
        return new Sample(List.of(statistics), List.of(), null, null);
    }

    /**
     * A set of which everything is known.
     *
     * @param splits how the predictions are cut, each image a split of its own where there are fewer images
     * @throws io.ganymede.common.error.PlatformException with reason InvalidArgument at a number that is not finite
     */
    public static Sample of(SampleRows rows, LogitSplits splits, LinearAlgebra algebra) {
        Optional<Matrix> logits = Optional.ofNullable(rows.logits())
                .map(known -> known.require("logit", 1))
                .map(known -> known.block(0, known.rows()));
        return new Sample(
                features(rows, algebra),
                logits.map(known -> splits.atMost(known.rows()).of(known)).orElse(List.of()),
                logits.filter(known -> rows.labels() != null && rows.recognised() && known.columns() == rows.classes())
                        .map(known -> confusion(rows, known))
                        .orElse(null),
                rows);
    }

    private static List<FeatureStatistics> features(SampleRows rows, LinearAlgebra algebra) {
        if (rows.features() == null) {
            return List.of();
        }
        RowSet all = rows.requireFeatures().require("feature", 1);
        if (rows.labels() == null) {
            return List.of(FeatureAccumulator.statisticsOf(all, algebra));
        }
        List<FeatureStatistics> classes = new ArrayList<>();
        for (int label = 0; label < rows.classes(); label++) {
            classes.add(FeatureAccumulator.statisticsOf(all.subset(rows.ofClass(label)), algebra));
        }
        return classes;
    }

    private static Confusion confusion(SampleRows rows, Matrix logits) {
        ConfusionAccumulator confusion = new ConfusionAccumulator(rows.classes());
        confusion.add(rows.requireLabels().stream().mapToInt(Integer::intValue).toArray(), logits);
        return confusion.statistics();
    }

    /** Whether every image has a class. */
    public boolean labelled() {
        return rows == null ? confusion != null || features.size() > 1 : rows.labels() != null;
    }

    /** Number of images. */
    public long count() {
        return rows != null
                ? rows.count()
                : features.stream().mapToLong(FeatureStatistics::count).sum();
    }

    /** Feature statistics of all images, merged in order of the label. */
    public FeatureStatistics allFeatures(LinearAlgebra algebra) {
        return features.stream()
                .reduce((first, second) -> first.merge(second, algebra))
                .orElseThrow();
    }

    /** Predictions of all images, merged in order of the splits. */
    public PredictionStatistics predictions() {
        return splits.stream()
                .reduce(PredictionStatistics::merge)
                .orElseThrow(() -> new IllegalStateException("no classifier looked at these images"));
    }

    /** Labels against predicted classes. */
    public Confusion labelConfusion() {
        if (confusion == null) {
            throw new IllegalStateException("images without labels and predictions have no confusion");
        }
        return confusion;
    }

    /** What was seen of each image. */
    public SampleRows requireRows() {
        if (rows == null) {
            throw new IllegalStateException("only statistics were kept of these images");
        }
        return rows;
    }
}
