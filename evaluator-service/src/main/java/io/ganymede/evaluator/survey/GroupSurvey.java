package io.ganymede.evaluator.survey;

import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.FeatureAccumulator;
import io.ganymede.evaluator.statistics.PredictionAccumulator;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statistics of groups of images that may overlap, each as of a set without classes. Images come one by one, in their order. */
public final class GroupSurvey {
    private final ImageGroups groups;
    private final List<FeatureAccumulator> features;
    private final List<PredictionAccumulator> predictions;
    private long next;

    /**
     * A survey of no image yet.
     *
     * @param dimensions d
     * @param classes K, that the classifier tells apart
     */
    public GroupSurvey(ImageGroups groups, int dimensions, int classes, LinearAlgebra algebra) {
        this.groups = groups;
        this.features = Stream.generate(() -> new FeatureAccumulator(dimensions, algebra))
                .limit(groups.count())
                .toList();
        this.predictions = Stream.generate(() -> new PredictionAccumulator(classes))
                .limit(groups.count())
                .toList();
    }

    /** The statistics of groups of images of which everything was kept; entry g for group g. */
    public static List<ImageStatistics> of(SeenRows rows, ImageGroups groups, LinearAlgebra algebra) {
        RowSet features = rows.features();
        RowSet logits = rows.logits();
        GroupSurvey survey = new GroupSurvey(groups, features.columns(), logits.columns(), algebra);
        for (int row = 0; row < rows.count(); row++) {
            survey.add(rows.featuresOf(row), rows.logitsOf(row));
        }
        return survey.statistics();
    }

    /** Adds the next image: features {@code [d]}, logits {@code [K]}. */
    public void add(FloatBuffer imageFeatures, FloatBuffer imageLogits) {
        for (int group = 0; group < features.size(); group++) {
            if (groups.holds(next, group)) {
                features.get(group).add(imageFeatures);
                predictions.get(group).add(imageLogits);
            }
        }
        next++;
    }

    /** Entry g for group g; a group without images has statistics of none. */
    public List<ImageStatistics> statistics() {
        return IntStream.range(0, features.size())
                .mapToObj(group -> new ImageStatistics(
                        List.of(features.get(group).statistics()),
                        List.of(predictions.get(group).statistics()),
                        null))
                .toList();
    }
}
