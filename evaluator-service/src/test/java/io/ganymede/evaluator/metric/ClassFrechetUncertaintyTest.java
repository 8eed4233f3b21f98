package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassFrechetUncertaintyTest {
    private static final RowSet GENERATED = RowSet.of(LcgMatrices.y());
    private static final RowSet REAL = RowSet.of(LcgMatrices.x());

    private final ClassFrechetUncertainty uncertainty = new ClassFrechetUncertainty(ALGEBRA, Ddof.ONE, 3);

    @Test
    void theErrorIsThatOfAStratifiedSample() {
        // Given classes of 50 and 100 samples in 16 dimensions
        List<int[]> classes = List.of(rows(0, 50), rows(50, 150));
        List<FeatureStatistics> reference = List.of(real(0, 100), real(100, 200));

        ScoreSample sample = uncertainty.of(reference, GENERATED, classes).orElseThrow();

        ScoreSample first = alone(reference.get(0), classes.get(0));
        ScoreSample second = alone(reference.get(1), classes.get(1));
        assertThat(sample.kind()).isEqualTo(ScoreSample.Kind.INFLUENCE);
        assertThat(sample.count()).isEqualTo(150);
        assertThat(sample.value()).isCloseTo((first.value() + second.value()) / 2, within(1e-12));
        double stratified = Math.hypot(first.standardError(), second.standardError()) / 2;
        // n - 1 of all, not of each class
        assertThat(sample.standardError()).isCloseTo(stratified, within(stratified / 100));
        assertThat(sample.deviation(60) / second.deviation(10)).isCloseTo(150.0 / 2 / 100, within(1e-12));
    }

    @Test
    void smallClassesAreBootstrappedIndependently() {
        List<int[]> classes = List.of(rows(0, 10), rows(0, 10));
        FeatureStatistics reference = real(0, 100);

        ScoreSample sample = uncertainty
                .of(List.of(reference, reference), GENERATED, classes)
                .orElseThrow();

        // The same samples twice, drawn anew: the error of the mean of two.
        double expected = alone(reference, classes.get(0)).standardError() / Math.sqrt(2);
        assertThat(sample.kind()).isEqualTo(ScoreSample.Kind.REPLICATE);
        assertThat(sample.standardError()).isBetween(expected * .6, expected * 1.5);
    }

    @Test
    void deviationsOfTwoKindsDoNotAddUp() {
        assertThat(uncertainty.of(
                        List.of(real(0, 100), real(100, 200)), GENERATED, List.of(rows(0, 10), rows(10, 150))))
                .isEmpty();
    }

    private static ScoreSample alone(FeatureStatistics reference, int[] rows) {
        return new FrechetUncertainty(ALGEBRA, Ddof.ONE, 3).of(reference, GENERATED.subset(rows));
    }

    private static FeatureStatistics real(int from, int to) {
        return features(REAL.block(from, to));
    }

    private static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
