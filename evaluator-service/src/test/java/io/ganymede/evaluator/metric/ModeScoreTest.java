package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.certain;
import static io.ganymede.evaluator.metric.MetricFixtures.predictions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModeScoreTest {
    private final PredictionStatistics generated = predictions(LcgMatrices.generatedLogits());

    @Test
    void referenceVectorInBothForms() {
        ModeScore.Result result = new ModeScore(predictions(LcgMatrices.trainingLogits())).of(generated);

        assertThat(result.value()).isCloseTo(2.684404564252, within(1e-12));
        assertThat(result.withPrior()).isCloseTo(2.480350907021, within(1e-12));
    }

    @Property(tries = 30)
    void theFormOfEquation38IsTheInceptionScoreWhateverTheTrainingSet(
            @ForAll @IntRange(min = 0, max = 10_000) int seed, @ForAll @IntRange(min = 1, max = 20) int samples) {
        PredictionStatistics training = predictions(LcgMatrices.uniform(seed, samples, 10));

        assertThat(new ModeScore(training).of(generated).value())
                .isCloseTo(InceptionScore.of(generated), within(1e-12));
    }

    @Test
    void aClassWithoutTrainingImagesLeavesBothFinite() {
        PredictionStatistics oneClass = predictions(certain(2, 0, 0));
        PredictionStatistics both = predictions(certain(2, 0, 1));

        ModeScore.Result result = new ModeScore(oneClass).of(both);

        assertThat(result.value()).isCloseTo(2, within(1e-12));
        // KL((1/2, 1/2) || (1, 1e-20)) = -log 2 + 10 log 10
        assertThat(Math.log(result.withPrior())).isCloseTo(2 * Math.log(2) - 10 * Math.log(10), within(1e-9));
        assertThat(new ModeScore(both).of(oneClass).withPrior()).isCloseTo(.5, within(1e-15));
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> new ModeScore(generated).of(predictions(Matrix.zeros(1, 3))))
                .isInstanceOf(PlatformException.class);
    }
}
