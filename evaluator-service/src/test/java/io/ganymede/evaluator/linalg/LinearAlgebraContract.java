package io.ganymede.evaluator.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** What every engine must do. */
abstract class LinearAlgebraContract {
    private final LinearAlgebra algebra;

    LinearAlgebraContract(LinearAlgebra algebra) {
        this.algebra = algebra;
    }

    @Test
    void gramUpdateAddsTheProductToTheSymmetricMatrix() {
        // Given [1 2; 3 4; 5 6], whose Gram matrix is [35 44; 44 56]
        Matrix rows = new Matrix(3, 2, new double[] {1, 2, 3, 4, 5, 6});
        Matrix symmetric = new Matrix(2, 2, new double[] {1, 10, 10, 100});

        // When
        Matrix updated = algebra.gramUpdate(symmetric, rows);

        // Then
        assertThat(updated).isEqualTo(new Matrix(2, 2, new double[] {36, 54, 54, 156}));
        assertThat(symmetric.at(0, 0)).as("the argument is left as it was").isEqualTo(1);
    }

    @Test
    void gramUpdateIsFullySymmetricAcrossCopyBlocks() {
        Matrix gram = algebra.gramUpdate(Matrix.zeros(100, 100), LcgMatrices.uniform(1, 7, 100));

        assertThat(gram.transposed(1)).isEqualTo(gram);
    }

    @Test
    void transposedProductOfRectangles() {
        // Given A = [1 2 3; 4 5 6], B = [1 0; 0 2]: A^T B = [1 8; 2 10; 3 12]
        Matrix a = new Matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        Matrix b = new Matrix(2, 2, new double[] {1, 0, 0, 2});

        assertThat(algebra.transposedProduct(a, b)).isEqualTo(new Matrix(3, 2, new double[] {1, 8, 2, 10, 3, 12}));
    }

    @Test
    void singularValuesOfBothOrientations() {
        // Given [3 0; 4 5]: A^T A = [25 20; 20 25] has the eigenvalues 45 and 5; a zero column changes nothing
        Matrix wide = new Matrix(2, 3, new double[] {3, 0, 0, 4, 5, 0});

        for (Matrix matrix : new Matrix[] {wide, wide.transposed(1)}) {
            Matrix values = algebra.singularValues(matrix);
            assertThat(values.columns()).isEqualTo(2);
            assertThat(values.at(0, 0)).isCloseTo(Math.sqrt(45), within(1e-14));
            assertThat(values.at(0, 1)).isCloseTo(Math.sqrt(5), within(1e-14));
        }
    }

    @Test
    void nuclearNormOfEmptyFactorIsZero() {
        assertThat(algebra.nuclearNormOfProduct(Matrix.zeros(3, 0), Matrix.zeros(3, 2)))
                .isZero();
    }

    @Test
    void factorOfFullRankIsLowerTriangular() {
        // Given [4 2; 2 10] = L L^T with L = [2 0; 1 3]
        Matrix factor = algebra.semidefiniteFactor(new Matrix(2, 2, new double[] {4, 2, 2, 10}));

        double[] expected = {2, 0, 1, 3};
        for (int i = 0; i < expected.length; i++) {
            assertThat(factor.values()[i]).isCloseTo(expected[i], within(1e-14));
        }
    }

    @Test
    void factorOfDeficientRankHasOnlyTheColumnsOfTheRank() {
        // Given rank 5 in 40 dimensions, scales from 1 to 1e6, and one feature without variance
        double[] basis = LcgMatrices.uniform(9, 5, 40).values();
        for (int i = 0; i < basis.length; i++) {
            int column = i % 40;
            basis[i] *= column == 17 ? 0 : Math.pow(10, column % 7);
        }
        Matrix semidefinite = algebra.gramUpdate(Matrix.zeros(40, 40), new Matrix(5, 40, basis));

        // When
        Matrix factor = algebra.semidefiniteFactor(semidefinite);

        // Then
        assertThat(factor.columns()).isEqualTo(5);
        Matrix product = algebra.transposedProduct(factor.transposed(1), factor.transposed(1));
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                double scale = Math.sqrt(semidefinite.at(i, i) * semidefinite.at(j, j));
                assertThat(product.at(i, j)).isCloseTo(semidefinite.at(i, j), within(1e-13 * scale));
            }
        }
    }

    @Test
    void factorOfZeroHasNoColumn() {
        assertThat(algebra.semidefiniteFactor(Matrix.zeros(3, 3)).columns()).isZero();
    }

    @Test
    void notANumberAndInfinityAreRefusedWithTheirPlace() {
        Matrix bad = new Matrix(2, 2, new double[] {1, 2, Double.NaN, 4});
        Matrix infinite = new Matrix(2, 2, new double[] {1, Double.POSITIVE_INFINITY, 3, 4});

        assertThatThrownBy(() -> algebra.singularValues(bad))
                .isInstanceOf(PlatformException.class)
                .hasMessage("matrix '[1, 0]' is not finite: got NaN, expected a finite number");
        assertThatThrownBy(() -> algebra.transposedProduct(bad, bad)).isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> algebra.gramUpdate(Matrix.zeros(2, 2), bad)).isInstanceOf(PlatformException.class);
        assertThatThrownBy(() -> algebra.semidefiniteFactor(infinite))
                .hasMessageContaining("[0, 1]")
                .hasMessageContaining("Infinity");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> algebra.transposedProduct(Matrix.zeros(2, 2), Matrix.zeros(3, 2)))
                .hasMessage("dimension 'rows of the right factor' does not fit: got 3, expected 2");
        assertThatThrownBy(() -> algebra.semidefiniteFactor(Matrix.zeros(2, 3)))
                .hasMessageContaining("got 3, expected 2");
        assertThatThrownBy(() -> algebra.gramUpdate(Matrix.zeros(2, 2), Matrix.zeros(4, 3)))
                .hasMessageContaining("got 3, expected 2");
        assertThatThrownBy(() -> new Matrix(2, 2, new double[3])).isInstanceOf(PlatformException.class);
    }

    @Test
    void productWithTransposedOfRectangles() {
        // Given A = [1 2 3; 4 5 6], B = [1 0 1]: A B^T = [4; 10]
        Matrix a = new Matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        Matrix b = new Matrix(1, 3, new double[] {1, 0, 1});

        assertThat(algebra.productWithTransposed(a, b)).isEqualTo(new Matrix(2, 1, new double[] {4, 10}));
        assertThat(algebra.productWithTransposed(new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 0, 1}, 3))
                .containsExactly(4, 10);
        assertThatThrownBy(() -> algebra.productWithTransposed(a, Matrix.zeros(1, 2)))
                .hasMessage("dimension 'columns of the right factor' does not fit: got 2, expected 3");
        assertThatThrownBy(() -> algebra.productWithTransposed(new float[4], new float[3], 3))
                .hasMessage("left factor 'columns' does not fit: got 3 for 4 values, expected a divisor");
    }

    @Test
    void singleProductKeepsItsBound() {
        Matrix a = LcgMatrices.uniform(5, 9, 300);
        Matrix b = LcgMatrices.uniform(6, 7, 300);

        float[] single = algebra.productWithTransposed(floats(a), floats(b), 300);

        Matrix exact = algebra.productWithTransposed(a, b);
        for (int i = 0; i < single.length; i++) { // two more roundings: those to float32
            assertThat((double) single[i]).isCloseTo(exact.values()[i], within(302 * 0x1p-24 * 300));
        }
    }

    @Test
    void eigenvaluesDescendAndVectorsRebuildTheMatrix() {
        // Given [2 1; 1 2] in the upper triangle alone: 3 along (1, 1), 1 along (1, -1)
        SymmetricEigen small = algebra.symmetricEigen(new Matrix(2, 2, new double[] {2, 1, 77, 2}));
        Matrix symmetric = algebra.gramUpdate(Matrix.zeros(30, 30), LcgMatrices.uniform(3, 12, 30));

        SymmetricEigen eigen = algebra.symmetricEigen(symmetric);

        assertThat(small.values().at(0, 0)).isCloseTo(3, within(1e-14));
        assertThat(small.values().at(0, 1)).isCloseTo(1, within(1e-14));
        assertThat(Math.abs(small.vectors().at(0, 0) + small.vectors().at(0, 1)))
                .isCloseTo(Math.sqrt(2), within(1e-14));
        double[] scaledRows = eigen.vectors().values().clone();
        for (int i = 0; i < scaledRows.length; i++) {
            scaledRows[i] *= eigen.values().at(0, i / 30);
        }
        Matrix rebuilt = algebra.transposedProduct(new Matrix(30, 30, scaledRows), eigen.vectors());
        for (int i = 0; i < 900; i++) {
            assertThat(rebuilt.values()[i]).isCloseTo(symmetric.values()[i], within(1e-12));
        }
        assertThat(eigen.values().values()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(algebra.symmetricEigen(Matrix.zeros(0, 0)).values().columns())
                .isZero();
    }

    private static float[] floats(Matrix matrix) {
        float[] out = new float[matrix.values().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) matrix.values()[i];
        }
        return out;
    }
}
