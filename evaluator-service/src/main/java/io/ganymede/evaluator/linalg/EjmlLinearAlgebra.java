package io.ganymede.evaluator.linalg;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.EjmlVersion;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * {@link LinearAlgebra} in pure Java on EJML, one thread: the figures of {@link OpenBlasLinearAlgebra} to about 1e-12, some
 * ten times slower, for machines that its native library does not run on.
 */
public final class EjmlLinearAlgebra implements LinearAlgebra {
    private final String occasion;

    /** An engine by choice. */
    public EjmlLinearAlgebra() {
        this("");
    }

    /**
     * An engine in place of another.
     *
     * @param occasion why, for the description
     */
    EjmlLinearAlgebra(String occasion) {
        this.occasion = occasion;
    }

    @Override
    public Matrix gramUpdate(Matrix symmetric, Matrix rows) {
        int d = Shapes.requireSquare("symmetric matrix", symmetric);
        Shapes.requireEqual("columns of the rows", rows.columns(), d);
        DMatrixRMaj gram = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multInner(wrapped(rows.requireFinite("row entry")), gram);
        double[] sum = gram.data;
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                sum[i * d + j] += symmetric.at(i, j);
                sum[j * d + i] = sum[i * d + j];
            }
        }
        return new Matrix(d, d, sum);
    }

    @Override
    public Matrix transposedProduct(Matrix left, Matrix right) {
        Shapes.requireEqual("rows of the right factor", right.rows(), left.rows());
        DMatrixRMaj product = new DMatrixRMaj(left.columns(), right.columns());
        CommonOps_DDRM.multTransA(
                wrapped(left.requireFinite("left factor")), wrapped(right.requireFinite("right factor")), product);
        return new Matrix(left.columns(), right.columns(), product.data);
    }

    @Override
    public Matrix productWithTransposed(Matrix left, Matrix right) {
        Shapes.requireEqual("columns of the right factor", right.columns(), left.columns());
        DMatrixRMaj product = new DMatrixRMaj(left.rows(), right.rows());
        CommonOps_DDRM.multTransB(
                wrapped(left.requireFinite("left factor")), wrapped(right.requireFinite("right factor")), product);
        return new Matrix(left.rows(), right.rows(), product.data);
    }

    @Override
    public float[] productWithTransposed(float[] left, float[] right, int columns) {
        int n = Shapes.requireRows("left factor", left.length, columns);
        int m = Shapes.requireRows("right factor", right.length, columns);
        float[] product = new float[Math.multiplyExact(n, m)];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                product[i * m + j] = dot(left, i * columns, right, j * columns, columns);
            }
        }
        return product;
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix symmetric) {
        int d = Shapes.requireSquare("symmetric matrix", symmetric);
        symmetric.requireFinite("matrix");
        DMatrixRMaj mirrored = new DMatrixRMaj(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                mirrored.set(i, j, symmetric.at(Math.min(i, j), Math.max(i, j)));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(Math.max(1, d), true, true);
        requireDone("eigenvalues", d == 0 || eigen.decompose(mirrored), symmetric);
        int[] ascending = IntStream.range(0, d)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        eigen.getEigenvalue(a).getReal(), eigen.getEigenvalue(b).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[d];
        double[] rows = new double[d * d];
        for (int k = 0; k < d; k++) {
            values[k] = eigen.getEigenvalue(ascending[k]).getReal();
            System.arraycopy(eigen.getEigenVector(ascending[k]).data, 0, rows, k * d, d);
        }
        return SymmetricEigen.ofAscending(values, rows);
    }

    @Override
    public Matrix singularValues(Matrix matrix) {
        int count = Math.min(matrix.rows(), matrix.columns());
        if (count == 0) {
            return Matrix.row();
        }
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(matrix.rows(), matrix.columns(), false, false, true);
        requireDone("singular values", decomposition.decompose(copied(matrix.requireFinite("matrix"))), matrix);
        double[] values = Arrays.copyOf(decomposition.getSingularValues(), count);
        Arrays.sort(values);
        double[] descending = new double[count];
        for (int k = 0; k < count; k++) {
            descending[k] = values[count - 1 - k];
        }
        return Matrix.row(descending);
    }

    @Override
    public Matrix semidefiniteFactor(Matrix semidefinite) {
        int d = Shapes.requireSquare("semidefinite matrix", semidefinite);
        UnitDiagonal scaled = new UnitDiagonal(semidefinite.requireFinite("semidefinite matrix"));
        double tolerance = CholeskyFactor.tolerance(d);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(Math.max(1, d), true);
        if (d > 0 && cholesky.decompose(copied(scaled.correlation()))) {
            double[] lower = cholesky.getT(null).data;
            if (CholeskyFactor.smallestPivot(lower, d) > tolerance) {
                return CholeskyFactor.of(lower, d, i -> i, scaled);
            }
        }
        PivotedCholesky pivoted = new PivotedCholesky(scaled.correlation(), tolerance);
        return CholeskyFactor.of(pivoted.lower(), pivoted.rank(), pivoted::feature, scaled);
    }

    @Override
    public String description() {
        return "EJML %s, pure Java, 1 thread%s".formatted(EjmlVersion.VERSION, occasion);
    }

    private static float dot(float[] left, int a, float[] right, int b, int columns) {
        float s0 = 0; // four sums, for a chain of additions waits at every link
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int whole = columns & ~3;
        for (int j = 0; j < whole; j += 4) {
            s0 += left[a + j] * right[b + j];
            s1 += left[a + j + 1] * right[b + j + 1];
            s2 += left[a + j + 2] * right[b + j + 2];
            s3 += left[a + j + 3] * right[b + j + 3];
        }
        for (int j = whole; j < columns; j++) {
            s0 += left[a + j] * right[b + j];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The products only read their arguments, so the array is shared. */
    private static DMatrixRMaj wrapped(Matrix matrix) {
        return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.values());
    }

    /** Decompositions may write to their argument. */
    private static DMatrixRMaj copied(Matrix matrix) {
        return DMatrixRMaj.wrap(matrix.rows(), matrix.columns(), matrix.values().clone());
    }

    private static void requireDone(String decomposition, boolean done, Matrix matrix) {
        if (!done) {
            throw new PlatformException(
                    Reason.INTERNAL,
                    "EJML decomposition '%s' failed on %s: got no convergence, expected one"
                            .formatted(decomposition, matrix));
        }
    }
}
