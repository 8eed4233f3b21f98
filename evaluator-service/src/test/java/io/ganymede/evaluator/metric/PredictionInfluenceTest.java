package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.certain;
import static io.ganymede.evaluator.metric.MetricFixtures.predictions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ScoreSample;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PredictionInfluenceTest {
    private static final Matrix LOGITS = LcgMatrices.generatedLogits();
    private static final int COPIES = 2000;

    private final PredictionStatistics training = predictions(LcgMatrices.trainingLogits());
    private final PredictionInfluence influence = new PredictionInfluence(RowSet.of(LOGITS), training);

    @Test
    void everyInfluenceIsTheSlopeOfItsScoreInTheWeightOfTheSample() {
        assertSlope(influence.entropy(), PredictionStatistics::meanEntropy);
        assertSlope(
                influence.missing(),
                samples -> new AmScore(training).of(samples).divergence());
        assertSlope(
                influence.amScore(),
                samples -> new AmScore(training).of(samples).value());
        assertSlope(influence.logInceptionScore(), samples -> Math.log(InceptionScore.of(samples)));
        assertSlope(
                influence.logModeScoreWithPrior(),
                samples -> Math.log(new ModeScore(training).of(samples).withPrior()));
    }

    @Test
    void theErrorIsThatOfRepeatedDraws() {
        // Given many sets of 100 samples drawn with replacement from 100, as the samples were from their population
        double[] scores = new double[400];
        long state = 7;
        for (int draw = 0; draw < scores.length; draw++) {
            int[] rows = new int[LOGITS.rows()];
            for (int i = 0; i < rows.length; i++) {
                state = (1664525 * state + 1013904223) & 0xffffffffL;
                rows[i] = (int) ((state * rows.length) >>> 32);
            }
            scores[draw] = new AmScore(training)
                    .of(predictions(RowSet.of(LOGITS).select(rows)))
                    .value();
        }
        double repeated = new ScoreSample(0, ScoreSample.Kind.REPLICATE, scores).standardError();

        double error = new ScoreSample(0, ScoreSample.Kind.INFLUENCE, influence.amScore()).standardError();

        assertThat(error).isCloseTo(repeated, within(repeated / 8));
    }

    @Test
    void aCollapsedGeneratorHasFiniteInfluences() {
        PredictionInfluence collapsed =
                new PredictionInfluence(RowSet.of(certain(2, 0, 0, 0)), predictions(certain(2, 0, 1)));

        for (double[] influences : new double[][] {
            collapsed.entropy(), collapsed.amScore(), collapsed.logInceptionScore(), collapsed.logModeScoreWithPrior()
        }) {
            assertThat(influences).containsExactly(new double[3], within(1e-12));
        }
    }

    @Test
    void otherClassesAreRefused() {
        assertThatThrownBy(() -> new PredictionInfluence(RowSet.of(certain(3, 0, 1)), training))
                .isInstanceOf(PlatformException.class)
                .hasMessage("logits 'K' do not fit the training predictions: got 3 and 10, expected equal");
    }

    /** Against the difference quotient of giving a sample more weight: it is added once to many copies of all. */
    private static void assertSlope(double[] influences, ToDoubleFunction<PredictionStatistics> score) {
        double before = score.applyAsDouble(predictions(LOGITS));
        double share = 1.0 / (COPIES * LOGITS.rows() + 1);
        assertThat(Arrays.stream(influences).sum()).isCloseTo(0, within(1e-10));
        for (int i = 0; i < influences.length; i += 9) {
            double slope = (score.applyAsDouble(withMore(i)) - before) / share;
            assertThat(influences[i]).isCloseTo(slope, within(1e-3));
        }
    }

    private static PredictionStatistics withMore(int sample) {
        PredictionStatistics once = predictions(LOGITS);
        double[] sums = Arrays.stream(once.probabilitySum().values())
                .map(value -> COPIES * value)
                .toArray();
        return new PredictionStatistics(
                        COPIES * once.count(),
                        Matrix.row(sums),
                        COPIES * once.negativeEntropySum(),
                        once.argmaxCounts())
                .merge(predictions(RowSet.of(LOGITS).select(new int[] {sample})));
    }
}
