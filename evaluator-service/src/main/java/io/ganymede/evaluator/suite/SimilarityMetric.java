package io.ganymede.evaluator.suite;

import io.ganymede.evaluator.metric.ClassSimilarity;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.similarity.Pairing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** MS-SSIM within each class, beside the same figure of the reference images: only the two together have a meaning. */
final class SimilarityMetric implements Metric {
    private static final String REAL = ClassSimilarity.ID + "Real";

    private final ClassSimilarity similarity;
    private final Details.Rule rule;

    SimilarityMetric(MultiScaleSimilarity variant, Pairing pairing) {
        this.similarity = new ClassSimilarity(variant, pairing);
        this.rule = new Details.Rule(variant, pairing.name());
    }

    /**
     * Both sides, class by class.
     *
     * @param rule how pairs are chosen and compared
     */
    record Details(Rule rule, ClassSimilarity.Result generated, ClassSimilarity.Result real) {
        /**
         * The rule.
         *
         * @param variant of MS-SSIM
         * @param pairing which images are compared
         */
        record Rule(MultiScaleSimilarity variant, String pairing) {}
    }

    @Override
    public String id() {
        return ClassSimilarity.ID;
    }

    @Override
    public List<String> scores() {
        return List.of(id(), REAL);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.IMAGES, Need.CLASSES);
    }

    @Override
    public MetricOutcome measure(EvaluationInput input) {
        ClassSimilarity.Result generated = similarity.of(classes(input.generated()));
        ClassSimilarity.Result real = similarity.of(classes(input.reference()));
        return MetricOutcome.of(
                        Map.of(id(), generated.mean(), REAL, real.mean()),
                        Map.of(id(), means(generated), REAL, means(real)),
                        new Details(rule, generated, real))
                .withError(id(), error(generated))
                .withError(REAL, error(real));
    }

    private static List<ImageStack> classes(Sample sample) {
        SampleRows rows = sample.requireRows();
        return IntStream.range(0, rows.classes())
                .mapToObj(label -> rows.requireImages().select(rows.ofClass(label)))
                .toList();
    }

    private static List<Double> means(ClassSimilarity.Result result) {
        return result.classes().stream().map(ClassSimilarity.OfClass::mean).toList();
    }

    /** Of the mean of the classes, whose errors are independent. */
    private static double error(ClassSimilarity.Result result) {
        double sum = result.classes().stream()
                .mapToDouble(ofClass -> ofClass.standardError() * ofClass.standardError())
                .sum();
        return Math.sqrt(sum) / result.classes().size();
    }
}
