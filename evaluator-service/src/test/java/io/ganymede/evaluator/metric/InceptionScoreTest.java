package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.certain;
import static io.ganymede.evaluator.metric.MetricFixtures.predictions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.LogitSplits;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import io.ganymede.evaluator.statistics.SplitPredictionAccumulator;
import java.util.List;
import org.junit.jupiter.api.Test;

class InceptionScoreTest {

    @Test
    void oneSplitOfTheReferenceVector() {
        assertThat(InceptionScore.of(predictions(LcgMatrices.generatedLogits())))
                .isCloseTo(2.684404564252, within(1e-12));
    }

    @Test
    void tenSplitsOfTheReferenceVector() {
        List<PredictionStatistics> splits = splits(LcgMatrices.generatedLogits(), 10);

        InceptionScore.Result population = new InceptionScore(Ddof.ZERO).of(splits);
        InceptionScore.Result sample = new InceptionScore(Ddof.ONE).of(splits);

        assertThat(population.mean()).isCloseTo(2.412421408621, within(1e-12));
        assertThat(population.deviation()).isCloseTo(.127798216717, within(1e-12));
        assertThat(sample.deviation()).isCloseTo(.134711148578, within(1e-12));
        assertThat(population.splits()).hasSize(10);
    }

    @Test
    void shuffledSplitsAreThoseOfTorchFidelity() {
        // From NumPy: logits[RandomState(2020).permutation(100)], then ten splits
        InceptionScore.Result result =
                new InceptionScore(Ddof.ZERO).of(LcgMatrices.generatedLogits(), LogitSplits.torchFidelity());

        assertThat(result.mean()).isCloseTo(2.399105877066623, within(1e-12));
        assertThat(result.deviation()).isCloseTo(0.18973133864179892, within(1e-12));
        assertThat(result.splits().get(0)).isCloseTo(2.430978346238472, within(1e-12));
    }

    @Test
    void splitsOfUnequalLengthAreCutByFloor() {
        // From NumPy: 100 samples in 7 splits of 14 or 15
        InceptionScore.Result result =
                new InceptionScore(Ddof.ZERO).of(LcgMatrices.generatedLogits(), LogitSplits.inOrder(7));

        assertThat(result.mean()).isCloseTo(2.537344501844783, within(1e-12));
        assertThat(result.deviation()).isCloseTo(0.1657551666005308, within(1e-12));
    }

    @Test
    void certainSamplesOfAllClassesScoreTheNumberOfClasses() {
        assertThat(InceptionScore.of(predictions(certain(4, 0, 1, 2, 3)))).isCloseTo(4, within(1e-14));
    }

    @Test
    void equalPredictionsScoreOne() {
        Matrix uncertain = new Matrix(2, 3, new double[] {1, 2, 3, 1, 2, 3});

        assertThat(InceptionScore.of(predictions(uncertain))).isCloseTo(1, within(1e-15));
        assertThat(InceptionScore.of(predictions(certain(3, 1, 1, 1)))).isEqualTo(1);
    }

    @Test
    void oneSplitHasNoDeviation() {
        assertThatThrownBy(() -> new InceptionScore(Ddof.ZERO).of(splits(LcgMatrices.generatedLogits(), 1)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("splits 'S' are too few for a deviation: got 1, expected at least 2");
    }

    private static List<PredictionStatistics> splits(Matrix logits, int count) {
        SplitPredictionAccumulator accumulator = new SplitPredictionAccumulator(logits.columns(), logits.rows(), count);
        accumulator.add(logits);
        return accumulator.statistics();
    }
}
