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
import java.util.List;
import org.junit.jupiter.api.Test;

class AmScoreTest {
    private final PredictionStatistics training = predictions(LcgMatrices.trainingLogits());
    private final PredictionStatistics generated = predictions(LcgMatrices.generatedLogits());

    @Test
    void referenceVectorWithTheTrainingSetFirst() {
        AmScore.Result result = new AmScore(training).of(generated);

        assertThat(result.divergence()).isCloseTo(.094672487101, within(1e-12));
        assertThat(result.meanEntropy()).isCloseTo(1.301998406287, within(1e-12));
        assertThat(result.value()).isCloseTo(1.396670893387, within(1e-12)); // the other direction: 1.381057300941
    }

    @Test
    void theOtherDirectionIsAnotherNumber() {
        assertThat(new AmScore(generated).of(training).divergence()).isCloseTo(.079058894654, within(1e-12));
    }

    @Test
    void certainSamplesInTheProportionsOfTheTrainingSetScoreZero() {
        PredictionStatistics real = predictions(certain(3, 0, 0, 1, 2));
        PredictionStatistics perfect = predictions(certain(3, 2, 0, 1, 0, 0, 1, 0, 2));

        assertThat(new AmScore(real).of(perfect).value()).isCloseTo(0, within(1e-15));
    }

    @Test
    void aCollapsedGeneratorHasAFiniteScore() {
        // Given one class of two: KL = .5 log(.5 / 1) + .5 log(.5 / 1e-18)
        PredictionStatistics real = predictions(certain(2, 0, 1));
        PredictionStatistics collapsed = predictions(certain(2, 0, 0, 0));

        AmScore.Result result = new AmScore(real).of(collapsed);

        assertThat(result.divergence()).isCloseTo(Math.log(.5) - .5 * Math.log(1e-18), within(1e-12));
        assertThat(result.meanEntropy()).isZero();
    }

    @Test
    void aClassMissingFromTheTrainingSetCostsNothing() {
        PredictionStatistics real = predictions(certain(2, 0, 0));
        PredictionStatistics half = predictions(certain(2, 0, 1));

        assertThat(new AmScore(real).of(half).value()).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void entropiesOfTheClassesAverageToThatOfAll() {
        Matrix logits = LcgMatrices.generatedLogits();
        List<PredictionStatistics> classes =
                List.of(predictions(LcgMatrices.rows(logits, 0, 30)), predictions(LcgMatrices.rows(logits, 30, 100)));

        List<Double> entropies = AmScore.classEntropies(classes);

        assertThat(.3 * entropies.get(0) + .7 * entropies.get(1)).isCloseTo(1.301998406287, within(1e-12));
        assertThat(AmScore.classEntropies(List.of(predictions(certain(3, 1, 2)))))
                .containsExactly(0.0);
    }

    @Test
    void otherClassesAndNoSamplesAreRefused() {
        PredictionStatistics three = predictions(Matrix.zeros(1, 3));
        PredictionStatistics none = predictions(Matrix.zeros(0, 10));

        assertThatThrownBy(() -> new AmScore(training).of(three))
                .isInstanceOf(PlatformException.class)
                .hasMessage("prediction statistics 'K' do not fit together: got 10 and 3, expected equal");
        assertThatThrownBy(() -> new AmScore(training).of(none)).hasMessageContaining("hold no sample");
    }
}
