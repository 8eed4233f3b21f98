package io.ganymede.evaluator.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import org.junit.jupiter.api.Test;

class RowSetTest {
    private final RowSet single = RowSet.of(new float[] {1, 2, 3, 4, 5, 9}, 2);
    private final RowSet twice = RowSet.of(new Matrix(3, 2, new double[] {1, 2, 3, 4, 5, 9}));

    @Test
    void bothFormsReadTheSame() {
        for (RowSet rows : new RowSet[] {single, twice}) {
            assertThat(rows.rows()).isEqualTo(3);
            assertThat(rows.columns()).isEqualTo(2);
            assertThat(rows.block(1, 3)).isEqualTo(new Matrix(2, 2, new double[] {3, 4, 5, 9}));
            assertThat(rows.select(new int[] {2, 0})).isEqualTo(new Matrix(2, 2, new double[] {5, 9, 1, 2}));
            assertThat(rows.mean()).containsExactly(3, 5);
            assertThat(rows.require("feature", 3)).isSameAs(rows);
        }
    }

    @Test
    void badRowsAreNamed() {
        assertThatThrownBy(() -> RowSet.of(new float[] {1, 2, 3, Float.NaN}, 2).require("feature", 2))
                .isInstanceOf(PlatformException.class)
                .hasMessage("feature '[1, 1]' is not finite: got NaN, expected a finite number");
        assertThatThrownBy(() -> twice.require("feature", 4))
                .hasMessage("feature 'rows' are too few: got 3, expected at least 4");
        assertThatThrownBy(() -> RowSet.of(new float[5], 2)).hasMessageContaining("got 2 for 5 values");
        assertThatThrownBy(() -> twice.requireSameColumns(RowSet.of(new float[3], 3)))
                .hasMessage("dimension 'columns of the rows' does not fit: got 3, expected 2");
    }
}
