package io.ganymede.evaluator.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import java.nio.FloatBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FeatureAccumulatorTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();
    private static final Matrix ROWS = LcgMatrices.uniform(7, 2500, 8);
    private static final FeatureStatistics IN_ONE_BATCH = inBatches(2500);

    @Property(tries = 25)
    void theBatchSizeDoesNotChangeABit(@ForAll @IntRange(min = 1, max = 2500) int batch) {
        assertThat(inBatches(batch)).isEqualTo(IN_ONE_BATCH);
    }

    @Test
    void blocksGiveTheStatisticsOfTheWhole() {
        FeatureStatistics direct = FeatureStatistics.of(ROWS, ALGEBRA);

        FeatureStatisticsTest.assertClose(IN_ONE_BATCH.mean(), direct.mean(), 1e-14);
        FeatureStatisticsTest.assertClose(
                FeatureStatisticsTest.scatter(IN_ONE_BATCH), FeatureStatisticsTest.scatter(direct), 1e-10);
    }

    @Test
    void readingInBetweenChangesNothing() {
        FeatureAccumulator accumulator = new FeatureAccumulator(8, ALGEBRA);

        accumulator.add(LcgMatrices.rows(ROWS, 0, 1500));
        FeatureStatistics between = accumulator.statistics();
        accumulator.add(LcgMatrices.rows(ROWS, 1500, 2500));

        assertThat(between.count()).isEqualTo(1500);
        assertThat(accumulator.statistics()).isEqualTo(IN_ONE_BATCH);
    }

    @Test
    void floatsAreReadBetweenPositionAndLimit() {
        // Given a buffer with a number before and one behind the two rows
        FloatBuffer buffer = FloatBuffer.wrap(new float[] {9, 1, 2, 3, 4, 9}, 1, 4);
        FeatureAccumulator accumulator = new FeatureAccumulator(2, ALGEBRA);

        accumulator.add(buffer);

        assertThat(accumulator.statistics().mean()).isEqualTo(Matrix.row(2, 3));
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void aBatchWithABadNumberIsRefusedWhole() {
        FeatureAccumulator accumulator = new FeatureAccumulator(2, ALGEBRA);
        accumulator.add(new float[] {1, 2});

        assertThatThrownBy(() -> accumulator.add(new float[] {1, 2, 3, Float.NaN}))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature '[1, 1]' is not finite: got NaN, expected a finite number");
        assertThatThrownBy(() -> accumulator.add(new float[] {Float.NEGATIVE_INFINITY, 0}))
                .hasMessageContaining("-Infinity");
        assertThat(accumulator.statistics().count()).isEqualTo(1);
    }

    @Test
    void rowsOfAnotherLengthAreRefused() {
        FeatureAccumulator accumulator = new FeatureAccumulator(4, ALGEBRA);

        assertThatThrownBy(() -> accumulator.add(new float[6]))
                .hasMessage("batch 'features' does not hold whole rows: got 6 numbers, expected a multiple of 4");
        assertThatThrownBy(() -> accumulator.add(Matrix.zeros(2, 3)))
                .hasMessage("features 'd' do not fit: got 3, expected 4");
        assertThatThrownBy(() -> new FeatureAccumulator(0, ALGEBRA)).isInstanceOf(PlatformException.class);
    }

    private static FeatureStatistics inBatches(int batch) {
        FeatureAccumulator accumulator = new FeatureAccumulator(8, ALGEBRA);
        for (int from = 0; from < ROWS.rows(); from += batch) {
            accumulator.add(LcgMatrices.rows(ROWS, from, Math.min(ROWS.rows(), from + batch)));
        }
        return accumulator.statistics();
    }
}
