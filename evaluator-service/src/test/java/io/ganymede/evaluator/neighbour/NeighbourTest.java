package io.ganymede.evaluator.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.evaluator.linalg.EjmlLinearAlgebra;
import io.ganymede.evaluator.linalg.LcgMatrices;
import io.ganymede.evaluator.linalg.LinearAlgebra;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.OpenBlasLinearAlgebra;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.neighbour.BallRule.Boundary;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeighbourTest {
    private static final LinearAlgebra ALGEBRA = new OpenBlasLinearAlgebra();

    @Test
    void radiiOfPointsOnALine() {
        // Given 0, 1, 3, 7: nearest at 1, 1, 2, 4; second nearest at 3, 2, 3, 6
        RowSet line = RowSet.of(new Matrix(4, 1, new double[] {0, 1, 3, 7}));

        assertThat(radii(new NearestRadii(line, 1, ALGEBRA), 4)).containsExactly(1, 1, 4, 16);
        assertThat(radii(new NearestRadii(line, 2, ALGEBRA), 4)).containsExactly(9, 4, 9, 36);
    }

    @Property(tries = 60)
    void countsOfTheNaiveLoopsWithManyTies(
            @ForAll int seed, @ForAll @IntRange(min = 6, max = 40) int n, @ForAll @IntRange(min = 1, max = 5) int k) {
        // Given points of a small grid, far from the origin: distances tie, and float32 alone could not tell them apart
        RowSet real = grid(Math.abs(seed % 1000), n);
        RowSet generated = grid(Math.abs(seed % 1000) + 1, 47 - n);

        for (Boundary boundary : Boundary.values()) {
            BallCounts counts = new BallCounts(real, generated, new BallRule(k, boundary), ALGEBRA);

            int[] inside = new int[n];
            for (int r = 0; r < n; r++) {
                for (int g = 0; g < 47 - n; g++) {
                    double distance = naive(real, r, generated, g);
                    double radius = naiveRadius(real, r, k);
                    inside[r] += (boundary == Boundary.STRICT ? distance < radius : distance <= radius) ? 1 : 0;
                }
                assertThat(counts.generatedInRealBall(r)).isEqualTo(inside[r]);
            }
            assertThat(IntStream.range(0, 47 - n)
                            .map(counts::realBallsAroundGenerated)
                            .sum())
                    .isEqualTo(Arrays.stream(inside).sum());
        }
    }

    @Test
    void blocksDoNotChangeAnything() {
        // Given more rows than a block of 1024 holds, in float32
        Matrix many = LcgMatrices.uniform(3, 2500, 3);
        float[] single = new float[7500];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) many.values()[i];
        }
        RowSet rows = RowSet.of(single, 3);

        NearestRadii radii = new NearestRadii(rows, 4, ALGEBRA);
        NearestNeighbours others = NearestNeighbours.ofOthers(rows, new int[] {2499, 0, 1024}, ALGEBRA);

        for (int row : new int[] {0, 1023, 1024, 2047, 2048, 2499}) {
            assertThat(radii.squared(row)).isEqualTo(naiveRadius(rows, row, 4));
        }
        assertThat(others.distance(0)).isEqualTo(Math.sqrt(naiveRadius(rows, 2499, 1)));
        assertThat(others.distance(2)).isEqualTo(Math.sqrt(naiveRadius(rows, 1024, 1)));
    }

    @Test
    void hugeAndTinyNumbersStayExact() {
        // Given numbers whose float32 products overflow or vanish
        for (double unit : new double[] {1e30, 1e-30}) {
            RowSet line = RowSet.of(new Matrix(4, 1, new double[] {0, unit, 3 * unit, 7 * unit}));
            NearestRadii radii = new NearestRadii(line, 1, ALGEBRA);
            assertThat(radii.squared(3)).isCloseTo(16 * unit * unit, within(1e-15 * unit * unit));
        }
    }

    @Test
    void equalPointsHaveEmptyBalls() {
        RowSet same = RowSet.of(new Matrix(9, 2, new double[18]));

        BallCounts strict = new BallCounts(same, same, BallRule.prdc(), ALGEBRA);
        BallCounts inclusive = new BallCounts(same, same, BallRule.improved(), ALGEBRA);

        assertThat(strict.generatedInRealBall(0)).isZero();
        assertThat(inclusive.generatedInRealBall(0)).isEqualTo(9);
    }

    @Test
    void nearestReferenceAndTheFirstAmongEquals() {
        RowSet references = RowSet.of(new Matrix(4, 2, new double[] {5, 5, 1, 0, -1, 0, 0, 9}));
        RowSet queries = RowSet.of(new Matrix(2, 2, new double[] {0, 0, 0, 8}));

        NearestNeighbours nearest = NearestNeighbours.of(queries, references, ALGEBRA);

        assertThat(nearest.count()).isEqualTo(2);
        assertThat(nearest.index(0)).isEqualTo(1);
        assertThat(nearest.distance(0)).isEqualTo(1);
        assertThat(nearest.index(1)).isEqualTo(3);
    }

    @Test
    void nearestReferencesInOrderOfDistanceAndThenOfTheRow() {
        RowSet references = RowSet.of(new Matrix(5, 1, new double[] {3, 1, -1, 9, 1}));
        RowSet queries = RowSet.of(new Matrix(2, 1, new double[] {0, 9}));

        NearestNeighbours nearest = NearestNeighbours.of(queries, references, 4, ALGEBRA);

        assertThat(nearest.count()).isEqualTo(2);
        assertThat(IntStream.range(0, 4).map(rank -> nearest.index(0, rank)))
                .as("1 and -1 are as near as the second 1")
                .containsExactly(1, 2, 4, 0);
        assertThat(IntStream.range(0, 4).mapToDouble(rank -> nearest.distance(0, rank)))
                .containsExactly(1.0, 1.0, 1.0, 3.0);
        assertThat(IntStream.range(0, 4).map(rank -> nearest.index(1, rank))).containsExactly(3, 0, 1, 4);
        assertThatThrownBy(() -> NearestNeighbours.of(queries, references, 6, ALGEBRA))
                .hasMessageContaining("got 5, expected at least 6");
        assertThatThrownBy(() -> NearestNeighbours.of(queries, references, 0, ALGEBRA))
                .hasMessageContaining("got 0, expected at least 1");
    }

    @Test
    void bothEnginesCountTheSame() {
        RowSet x = RowSet.of(LcgMatrices.x());
        RowSet y = RowSet.of(LcgMatrices.y());

        BallCounts blas = new BallCounts(x, y, BallRule.prdc(), ALGEBRA);
        BallCounts java = new BallCounts(x, y, BallRule.prdc(), new EjmlLinearAlgebra());

        for (int i = 0; i < 200; i++) {
            assertThat(java.generatedInRealBall(i)).isEqualTo(blas.generatedInRealBall(i));
            assertThat(java.generatedBallsAroundReal(i)).isEqualTo(blas.generatedBallsAroundReal(i));
        }
    }

    @Test
    void badSetsAreRefused() {
        RowSet three = RowSet.of(LcgMatrices.uniform(1, 3, 2));
        RowSet bad = RowSet.of(new Matrix(3, 2, new double[] {1, 2, 3, Double.NaN, 5, 6}));

        assertThatThrownBy(() -> new NearestRadii(three, 3, ALGEBRA))
                .isInstanceOf(PlatformException.class)
                .hasMessage("neighbour 'k' does not fit the set: got 3 of 3 rows, expected 1 <= k < rows");
        assertThatThrownBy(() -> new NearestRadii(bad, 1, ALGEBRA))
                .hasMessage("feature '[1, 1]' is not finite: got NaN, expected a finite number");
        assertThatThrownBy(() -> NearestNeighbours.of(three, bad, ALGEBRA)).hasMessageContaining("reference '[1, 1]'");
        assertThatThrownBy(() -> NearestNeighbours.of(three, RowSet.of(Matrix.zeros(0, 2)), ALGEBRA))
                .hasMessage("reference 'rows' are too few: got 0, expected at least 1");
        assertThatThrownBy(() -> NearestNeighbours.ofOthers(three, new int[] {3}, ALGEBRA))
                .hasMessageContaining("got 3, expected [0, 3)");
    }

    private static RowSet grid(int seed, int rows) {
        double[] values = LcgMatrices.uniform(seed, rows, 3).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e5 + Math.floor(4 * values[i]) / 4;
        }
        return RowSet.of(new Matrix(rows, 3, values));
    }

    private static double naive(RowSet left, int i, RowSet right, int j) {
        double[] x = new double[left.columns()];
        double[] y = new double[left.columns()];
        left.copyRow(i, x);
        right.copyRow(j, y);
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            sum += (x[c] - y[c]) * (x[c] - y[c]);
        }
        return sum;
    }

    private static double naiveRadius(RowSet rows, int row, int k) {
        return IntStream.range(0, rows.rows())
                .filter(other -> other != row)
                .mapToDouble(other -> naive(rows, row, rows, other))
                .sorted()
                .toArray()[k - 1];
    }

    private static double[] radii(NearestRadii radii, int rows) {
        return IntStream.range(0, rows).mapToDouble(radii::squared).toArray();
    }
}
