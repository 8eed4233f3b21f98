package io.ganymede.evaluator.evaluation;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.evaluator.evaluation.EvaluationReport.ClassScores;
import io.ganymede.evaluator.generation.SamplingPlan;
import io.ganymede.evaluator.inference.ClassifierNetwork;
import io.ganymede.evaluator.metric.FrechetDistance;
import io.ganymede.evaluator.reference.AttributeReferences;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import io.ganymede.evaluator.survey.AttributeColumns;
import io.ganymede.evaluator.survey.GroupSurvey;
import io.ganymede.evaluator.survey.ImageStatistics;
import io.ganymede.evaluator.survey.SeenRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a generator that is told attributes, attribute by attribute: images that were to have it against real images that have
 * it. An image has several attributes, so the groups overlap. An attribute that fewer than two images of a side have is left out; so are
 * real-valued ones.
 */
final class AttributeScoring {
    /** Mean over the attributes of the Fréchet distance among the images that have one. */
    static final String MEAN = "attributeFid";

    private static final int FEWEST = 2;

    private final AttributeReferences references;

    AttributeScoring(AttributeReferences references) {
        this.references = references;
    }

    /** The scores of each attribute in the order of the generator's; empty for a generator that is told none, and when no rows were kept. */
    List<ClassScores> of(EvaluationTask task, SamplingPlan plan, @Nullable SeenRows rows, ClassifierNetwork network) {
        if (task.conditions().kind() != ConditionKind.ATTRIBUTES || rows == null) {
            return List.of();
        }
        List<Attribute> attributes = task.conditions().labels().attributes();
        int[] columns = IntStream.range(0, attributes.size())
                .filter(column -> attributes.get(column).isBinary())
                .toArray();
        List<String> names = IntStream.of(columns)
                .mapToObj(column -> attributes.get(column).name())
                .toList();
        Protocol protocol = task.protocol();
        List<ImageStatistics> reference = references.of(task.split(protocol.referenceSplit()), names, network);
        List<ImageStatistics> training = references.of(task.split(protocol.trainingSplit()), names, network);
        List<ImageStatistics> generated = GroupSurvey.of(
                rows, new AttributeColumns(columns, task.conditions().size(), plan::tell), references.algebra());
        List<ClassScores> scores = new ArrayList<>();
        for (int group = 0; group < names.size(); group++) {
            if (generated.get(group).count() >= FEWEST
                    && reference.get(group).count() >= FEWEST
                    && training.get(group).count() >= FEWEST) {
                EvaluationInput input = new EvaluationInput(
                        Sample.of(generated.get(group)),
                        Sample.of(reference.get(group)),
                        Sample.of(training.get(group)));
                scores.add(new ClassScores(
                        names.get(group),
                        generated.get(group).count(),
                        reference.get(group).count(),
                        new TreeMap<>(Scores.measure(task.metrics(), input, new Stopwatch())
                                .values())));
            }
        }
        return scores;
    }

    /** The mean of the distances; nothing without an attribute. */
    static OptionalDouble mean(List<ClassScores> attributes) {
        return attributes.stream()
                .mapToDouble(row -> row.scores().getOrDefault(FrechetDistance.ID, Double.NaN))
                .average();
    }
}
