package io.ganymede.evaluator.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EjmlLinearAlgebraTest extends LinearAlgebraContract {
    private final LinearAlgebra java = new EjmlLinearAlgebra();
    private final LinearAlgebra blas = new OpenBlasLinearAlgebra();

    EjmlLinearAlgebraTest() {
        super(new EjmlLinearAlgebra());
    }

    @Test
    void givesTheNumbersOfTheNativeEngine() {
        // Given a covariance of full rank and one of rank 30 in 90 dimensions
        for (int rows : new int[] {30, 200}) {
            Matrix a = LcgMatrices.uniform(7, rows, 90);
            Matrix b = LcgMatrices.uniform(8, rows, 90);
            Matrix gram = blas.gramUpdate(Matrix.zeros(90, 90), a);

            assertClose(java.gramUpdate(Matrix.zeros(90, 90), a), gram);
            assertClose(java.transposedProduct(a, b), blas.transposedProduct(a, b));
            assertClose(java.productWithTransposed(a, b), blas.productWithTransposed(a, b));
            assertClose(java.singularValues(a), blas.singularValues(a));
            assertClose(
                    java.symmetricEigen(gram).values(),
                    blas.symmetricEigen(gram).values());
            assertThat(java.semidefiniteFactor(gram).columns()).isEqualTo(Math.min(rows, 90));
            assertThat(java.nuclearNormOfProduct(java.semidefiniteFactor(gram), b.transposed(1)))
                    .isCloseTo(blas.nuclearNormOfProduct(blas.semidefiniteFactor(gram), b.transposed(1)), within(1e-8));
        }
    }

    @Test
    void standsInWhereTheNativeLibraryDoesNotLoad() {
        LinearAlgebra engine = LinearAlgebraEngines.orPureJava(() -> {
            throw new UnsatisfiedLinkError("no jniopenblas in java.library.path\nmore");
        });

        assertThat(engine.description())
                .isEqualTo("EJML 0.44.0, pure Java, 1 thread"
                        + " (OpenBLAS did not load: no jniopenblas in java.library.path)");
        assertThat(LinearAlgebraEngines.fastest()).isInstanceOf(OpenBlasLinearAlgebra.class);
        assertThat(java.description()).endsWith("1 thread");
    }

    private static void assertClose(Matrix actual, Matrix expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.columns()).isEqualTo(expected.columns());
        for (int i = 0; i < expected.values().length; i++) {
            assertThat(actual.values()[i])
                    .isCloseTo(expected.values()[i], within(1e-11 * Math.max(1, Math.abs(expected.values()[i]))));
        }
    }
}
