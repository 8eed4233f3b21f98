package io.ganymede.evaluator.metric;

import static io.ganymede.evaluator.metric.MetricFixtures.certain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.ConfusionAccumulator;
import io.ganymede.evaluator.statistics.Share;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelAccuracyTest {

    @Test
    void sharesAndCounts() {
        // Given five samples, one of class 0 taken for a 2 and one of class 1 for a 0
        ConfusionAccumulator accumulator = new ConfusionAccumulator(3);
        accumulator.add(new int[] {0, 0, 1}, certain(3, 0, 2, 0));
        accumulator.add(new int[] {2, 1}, certain(3, 2, 1));

        Confusion confusion = accumulator.statistics();
        LabelAccuracy.Result result = LabelAccuracy.of(confusion);

        assertThat(result.value()).isEqualTo(0.6);
        assertThat(result.recognised()).isEqualTo(new Share(3, 5));
        assertThat(result.perClass()).containsExactly(0.5, 0.5, 1.0);
        assertThat(confusion)
                .isEqualTo(new Confusion(List.of(List.of(1L, 0L, 1L), List.of(1L, 1L, 0L), List.of(0L, 0L, 1L))));
    }

    @Test
    void mergedCountsAreTheCountsOfTheWhole() {
        Confusion first = counted(new int[] {0, 1}, certain(2, 0, 0));
        Confusion second = counted(new int[] {1, 1}, certain(2, 1, 0));

        assertThat(first.merge(second)).isEqualTo(counted(new int[] {0, 1, 1, 1}, certain(2, 0, 0, 1, 0)));
        assertThatThrownBy(() -> first.merge(new Confusion(List.of()))).hasMessageContaining("got 2 and 0");
    }

    @Test
    void aClassThatNobodyRequestedIsNamed() {
        Confusion confusion = counted(new int[] {0, 0}, certain(2, 0, 1));

        assertThatThrownBy(() -> LabelAccuracy.of(confusion))
                .isInstanceOf(PlatformException.class)
                .hasMessage("class '1' has no generated sample: got 0, expected at least 1");
    }

    @Test
    void labelsAndLogitsThatDoNotFitAreRefused() {
        ConfusionAccumulator accumulator = new ConfusionAccumulator(2);

        assertThatThrownBy(() -> accumulator.add(new int[] {2}, Matrix.zeros(1, 2)))
                .hasMessage("label 'requested' is out of range: got 2, expected [0, 2)");
        assertThatThrownBy(() -> accumulator.add(new int[] {0}, Matrix.zeros(2, 2)))
                .hasMessage("labels 'requested' do not fit the logits: got 1, expected 2");
        assertThatThrownBy(() -> accumulator.add(new int[] {0}, FloatBuffer.wrap(new float[] {0, Float.NaN})))
                .hasMessageContaining("got NaN");
    }

    private static Confusion counted(int[] requested, Matrix logits) {
        ConfusionAccumulator accumulator = new ConfusionAccumulator(2);
        accumulator.add(requested, logits);
        return accumulator.statistics();
    }
}
