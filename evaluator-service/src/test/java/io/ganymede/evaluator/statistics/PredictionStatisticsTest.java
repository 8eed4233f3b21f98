package io.ganymede.evaluator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PredictionStatisticsTest {

    @Test
    void entropiesOfTheReferenceVector() {
        PredictionStatistics generated = of(LcgMatrices.generatedLogits());

        assertThat(generated.meanEntropy()).isCloseTo(1.301998406287, within(1e-12));
        assertThat(generated.entropyOfMean()).isCloseTo(2.289457345875, within(1e-12));
    }

    @Test
    void probabilitiesAndArgmaxOfTwoSamples() {
        // Given odds 1 : 3 and 1 : 1, where the first of equals is the prediction
        PredictionStatistics statistics = of(new Matrix(2, 2, new double[] {0, Math.log(3), 5, 5}));

        assertThat(statistics.meanProbabilities().at(0, 0)).isCloseTo(0.375, within(1e-15));
        assertThat(statistics.argmaxCounts()).containsExactly(1L, 1L);
    }

    @Test
    void extremeLogitsStayFinite() {
        PredictionStatistics statistics = of(new Matrix(1, 3, new double[] {1e6, -1e6, 0}));

        assertThat(statistics.meanEntropy()).isZero();
        assertThat(statistics.entropyOfMean()).isZero();
    }

    @Property(tries = 30)
    void mergingAndBatchSizeDoNotMatter(@ForAll @IntRange(min = 1, max = 99) int cut) {
        Matrix logits = LcgMatrices.generatedLogits();
        PredictionStatistics whole = of(logits);
        PredictionAccumulator inTwo = new PredictionAccumulator(10);
        inTwo.add(LcgMatrices.rows(logits, 0, cut));
        inTwo.add(LcgMatrices.rows(logits, cut, 100));

        PredictionStatistics merged =
                of(LcgMatrices.rows(logits, 0, cut)).merge(of(LcgMatrices.rows(logits, cut, 100)));

        assertThat(inTwo.statistics()).as("to the bit").isEqualTo(whole);
        assertThat(merged.count()).isEqualTo(100);
        assertThat(merged.argmaxCounts()).isEqualTo(whole.argmaxCounts());
        assertThat(merged.meanEntropy()).isCloseTo(whole.meanEntropy(), within(1e-13));
        assertThat(merged.entropyOfMean()).isCloseTo(whole.entropyOfMean(), within(1e-13));
    }

    @Test
    void splitsByIntegerFloorMergeToTheWhole() {
        // Given 100 samples in 7 splits: 14 14 14 15 14 14 15
        SplitPredictionAccumulator splits = new SplitPredictionAccumulator(10, 100, 7);
        Matrix logits = LcgMatrices.generatedLogits();
        splits.add(LcgMatrices.rows(logits, 0, 33));
        splits.add(LcgMatrices.rows(logits, 33, 100));

        List<PredictionStatistics> statistics = splits.statistics();

        assertThat(statistics)
                .extracting(PredictionStatistics::count)
                .containsExactly(14L, 14L, 14L, 15L, 14L, 14L, 15L);
        assertThat(statistics.get(3)).isEqualTo(of(LcgMatrices.rows(logits, 42, 57)));
        PredictionStatistics merged =
                statistics.stream().reduce(PredictionStatistics::merge).orElseThrow();
        assertThat(merged.entropyOfMean()).isCloseTo(of(logits).entropyOfMean(), within(1e-13));
    }

    @Test
    void splitsWantExactlyTheirSamples() {
        SplitPredictionAccumulator splits = new SplitPredictionAccumulator(10, 5, 2);
        Matrix logits = LcgMatrices.generatedLogits();
        splits.add(LcgMatrices.rows(logits, 0, 4));

        assertThatThrownBy(splits::statistics).hasMessage("splits 'N' do not fit the samples: got 4, expected 5");
        assertThatThrownBy(() -> splits.add(LcgMatrices.rows(logits, 4, 6))).hasMessageContaining("got 6, expected 5");
        assertThatThrownBy(() -> new SplitPredictionAccumulator(10, 3, 4)).isInstanceOf(PlatformException.class);
    }

    @Test
    void badLogitsAreRefused() {
        PredictionAccumulator accumulator = new PredictionAccumulator(2);

        assertThatThrownBy(() -> accumulator.add(new float[] {1, 2, Float.NaN, 1}))
                .hasMessage("logit '[1, 0]' is not finite: got NaN, expected a finite number");
        assertThatThrownBy(() -> accumulator.add(Matrix.zeros(1, 3)))
                .hasMessage("logits 'K' do not fit: got 3, expected 2");
        assertThatThrownBy(() -> accumulator.add(new float[3])).hasMessageContaining("whole rows");
        assertThatThrownBy(() -> accumulator.statistics().meanEntropy()).hasMessageContaining("no sample");
        assertThatThrownBy(() -> of(Matrix.zeros(1, 2)).merge(of(Matrix.zeros(1, 3))))
                .hasMessageContaining("got 2 and 3");
    }

    private static PredictionStatistics of(Matrix logits) {
        PredictionAccumulator accumulator = new PredictionAccumulator(logits.columns());
        accumulator.add(logits);
        return accumulator.statistics();
    }
}
