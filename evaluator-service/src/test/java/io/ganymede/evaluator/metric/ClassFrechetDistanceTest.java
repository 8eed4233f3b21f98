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
import org.junit.jupiter.api.Test;

class ClassFrechetDistanceTest {
    private final FrechetDistance distance = new FrechetDistance(ALGEBRA, Ddof.ONE);
    private final ClassFrechetDistance perClass = new ClassFrechetDistance(distance);

    @Test
    void referenceVectorWithTheParityOfTheRowAsClass() {
        ClassFrechetDistance.Result result = perClass.between(parity(LcgMatrices.x()), parity(LcgMatrices.y()));

        assertThat(result.classes().get(0).value()).isCloseTo(.235143424770, within(1e-12));
        assertThat(result.classes().get(1).value()).isCloseTo(.234712760402, within(1e-12));
        assertThat(result.mean()).isCloseTo(.234928092586, within(1e-12));
        assertThat(result.worst().label()).isZero();
        assertThat(result.worst().referenceCount()).isEqualTo(100);
        assertThat(result.worst().generatedCount()).isEqualTo(75);
    }

    @Test
    void mergedClassesGiveTheDistanceOfTheWhole() {
        FeatureStatistics x = parity(LcgMatrices.x()).stream()
                .reduce((a, b) -> a.merge(b, ALGEBRA))
                .orElseThrow();
        FeatureStatistics y = parity(LcgMatrices.y()).stream()
                .reduce((a, b) -> a.merge(b, ALGEBRA))
                .orElseThrow();

        assertThat(distance.between(x, y).value()).isCloseTo(0.142103140106, within(1e-12));
    }

    @Test
    void anEmptyClassIsNamed() {
        List<FeatureStatistics> reference = parity(LcgMatrices.x());
        List<FeatureStatistics> generated = List.of(reference.get(0), FeatureStatistics.empty(16));

        assertThatThrownBy(() -> perClass.between(reference, generated))
                .isInstanceOf(PlatformException.class)
                .hasMessage("class '1' has too few generated samples: got 0, expected at least 2");
        assertThatThrownBy(() -> perClass.between(generated, reference))
                .hasMessage("class '1' has too few reference samples: got 0, expected at least 2");
        assertThatThrownBy(() -> perClass.between(reference, List.of())).hasMessageContaining("got 2 reference and 0");
    }

    private static List<FeatureStatistics> parity(Matrix rows) {
        return List.of(features(LcgMatrices.everyNth(rows, 2, 0)), features(LcgMatrices.everyNth(rows, 2, 1)));
    }
}
