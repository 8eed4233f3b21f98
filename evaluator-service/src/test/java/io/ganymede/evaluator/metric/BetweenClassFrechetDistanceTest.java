package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.ALGEBRA;
import static io.ganymede.evaluator.metric.MetricFixtures.features;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BetweenClassFrechetDistanceTest {

    @Property(tries = 60)
    void withinAndBetweenBoundTheWhole(
            @ForAll @IntRange(min = 1, max = 100_000) int seed,
            @ForAll @IntRange(min = 2, max = 6) int classes,
            @ForAll @IntRange(min = 2, max = 30) int each,
            @ForAll Ddof ddof) {
        // Given classes of equal size, whose means differ, in both sets
        List<FeatureStatistics> real = classes(seed, classes, each, 1);
        List<FeatureStatistics> generated = classes(seed + 1, classes, each, .7);
        FrechetDistance distance = new FrechetDistance(ALGEBRA, ddof);

        double within =
                new ClassFrechetDistance(distance).between(real, generated).mean();
        double between = new BetweenClassFrechetDistance(distance, ALGEBRA)
                .between(real, generated)
                .value();
        double whole = distance.between(merged(real), merged(generated)).value();

        assertThat(within + between).isGreaterThanOrEqualTo(whole - 1e-10);
    }

    @Test
    void onlyTheMeansOfTheClassesCount() {
        // Given means 0 and 2 against 1 and 5 on a line: (3 - 1)^2 + (2 - 1)^2 in the population form
        List<FeatureStatistics> real = List.of(line(-3, 3), line(1, 3));
        List<FeatureStatistics> generated = List.of(line(1, 1), line(0, 10));

        double value = new BetweenClassFrechetDistance(new FrechetDistance(ALGEBRA, Ddof.ZERO), ALGEBRA)
                .between(real, generated)
                .value();

        assertThat(value).isCloseTo(5, within(1e-13));
    }

    @Test
    void missingClassesAreRefused() {
        BetweenClassFrechetDistance distance =
                new BetweenClassFrechetDistance(new FrechetDistance(ALGEBRA, Ddof.ONE), ALGEBRA);
        List<FeatureStatistics> two = List.of(line(1, 2), line(3, 4));

        assertThatThrownBy(() -> distance.between(two, List.of(line(1, 2), FeatureStatistics.empty(1))))
                .isInstanceOf(PlatformException.class)
                .hasMessage("class '1' has too few generated samples: got 0, expected at least 1");
        assertThatThrownBy(() -> distance.between(List.of(line(1, 2)), List.of(line(1, 2))))
                .hasMessageContaining("got 1 reference and 1 generated");
    }

    private static FeatureStatistics line(double... values) {
        return features(new Matrix(values.length, 1, values));
    }

    private static List<FeatureStatistics> classes(int seed, int classes, int each, double spread) {
        Matrix all = LcgMatrices.uniform(seed, classes * each, 5);
        double[] values = all.values();
        for (int i = 0; i < values.length; i++) {
            int label = i / 5 / each;
            values[i] = spread * (values[i] + label * ((i % 5) - 1.5));
        }
        return IntStream.range(0, classes)
                .mapToObj(c -> features(LcgMatrices.rows(all, c * each, (c + 1) * each)))
                .toList();
    }

    private static FeatureStatistics merged(List<FeatureStatistics> classes) {
        return classes.stream().reduce((a, b) -> a.merge(b, ALGEBRA)).orElseThrow();
    }
}
