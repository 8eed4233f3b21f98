package io.ganymede.evaluator.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.openblas.global.openblas;

/**
 * {@link LinearAlgebra} on OpenBLAS, one thread: dsyrk, dgemm, sgemm, dpotrf, dpstrf,
 * dsyevd and dgesdd. A second OpenBLAS thread waits
 * spinning, and where cores are shared with other work the same call takes several times as long; callers that want more
 * cores evaluate several classes side by side.
 *
 * <p>LAPACK reads columns first. It is handed the row-major array as the transpose, which changes neither singular
 * values nor a symmetric matrix, and swaps the names of the triangles.
 */
public final class OpenBlasLinearAlgebra implements LinearAlgebra {
    private static final int THREADS = 1;

    static {
        JavaCppSettings.apply();
    }

    /** Loads the native library and sets its threads, for the whole process. */
    public OpenBlasLinearAlgebra() {
        openblas.blas_set_num_threads(THREADS);
    }

    @Override
    public Matrix gramUpdate(Matrix symmetric, Matrix rows) {
        int d = Shapes.requireSquare("symmetric matrix", symmetric);
        Shapes.requireEqual("columns of the rows", rows.columns(), d);
        rows.requireFinite("row entry");
        try (DoublePointer x = copyOf(rows);
                DoublePointer c = copyOf(symmetric)) {
            openblas.cblas_dsyrk(CblasRowMajor, CblasUpper, CblasTrans, d, rows.rows(), 1, x, d, 1, c, d);
            return new Matrix(d, d, mirrored(read(c, d * d), d));
        }
    }

    @Override
    public Matrix transposedProduct(Matrix left, Matrix right) {
        Shapes.requireEqual("rows of the right factor", right.rows(), left.rows());
        int n = left.columns();
        int m = right.columns();
        try (DoublePointer a = copyOf(left.requireFinite("left factor"));
                DoublePointer b = copyOf(right.requireFinite("right factor"));
                DoublePointer c = new DoublePointer(Math.multiplyExact(n, m))) {
            openblas.cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, n, m, left.rows(), 1, a, n, b, m, 0, c, m);
            return new Matrix(n, m, read(c, n * m));
        }
    }

    @Override
    public Matrix productWithTransposed(Matrix left, Matrix right) {
        Shapes.requireEqual("columns of the right factor", right.columns(), left.columns());
        int n = left.rows();
        int m = right.rows();
        int d = left.columns();
        try (DoublePointer a = copyOf(left.requireFinite("left factor"));
                DoublePointer b = copyOf(right.requireFinite("right factor"));
                DoublePointer c = new DoublePointer(Math.multiplyExact(n, m))) {
            openblas.cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, m, d, 1, a, d, b, d, 0, c, m);
            return new Matrix(n, m, read(c, n * m));
        }
    }

    @Override
    public float[] productWithTransposed(float[] left, float[] right, int columns) {
        int n = Shapes.requireRows("left factor", left.length, columns);
        int m = Shapes.requireRows("right factor", right.length, columns);
        try (FloatPointer a = new FloatPointer(left.length).put(left, 0, left.length);
                FloatPointer b = new FloatPointer(right.length).put(right, 0, right.length);
                FloatPointer c = new FloatPointer(Math.multiplyExact(n, m))) {
            openblas.cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasTrans, n, m, columns, 1, a, columns, b, columns, 0, c, m);
            float[] product = new float[n * m];
            c.get(product, 0, product.length);
            return product;
        }
    }

    @Override
    public SymmetricEigen symmetricEigen(Matrix symmetric) {
        int d = Shapes.requireSquare("symmetric matrix", symmetric);
        if (d == 0) {
            return new SymmetricEigen(Matrix.row(), symmetric);
        }
        try (DoublePointer a = copyOf(symmetric.requireFinite("matrix"));
                DoublePointer values = new DoublePointer(d)) {
            // columns first: the row-major upper triangle is LAPACK's lower one, and vectors come back as rows
            int code = openblas.LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', d, a, d, values);
            requireDone("dsyevd", code, symmetric);
            return SymmetricEigen.ofAscending(read(values, d), read(a, d * d));
        }
    }

    @Override
    public Matrix singularValues(Matrix matrix) {
        int m = matrix.columns();
        int n = matrix.rows();
        int count = Math.min(m, n);
        if (count == 0) {
            return Matrix.row();
        }
        try (DoublePointer a = copyOf(matrix.requireFinite("matrix"));
                DoublePointer values = new DoublePointer(count);
                DoublePointer noVectors = new DoublePointer(1)) {
            int code = openblas.LAPACKE_dgesdd(
                    LAPACK_COL_MAJOR, (byte) 'N', m, n, a, m, values, noVectors, 1, noVectors, 1);
            requireDone("dgesdd", code, matrix);
            return Matrix.row(read(values, count));
        }
    }

    @Override
    public Matrix semidefiniteFactor(Matrix semidefinite) {
        int d = Shapes.requireSquare("semidefinite matrix", semidefinite);
        UnitDiagonal scaled = new UnitDiagonal(semidefinite.requireFinite("semidefinite matrix"));
        double tolerance = CholeskyFactor.tolerance(d);
        try (DoublePointer a = copyOf(scaled.correlation())) {
            int code = openblas.LAPACKE_dpotrf(LAPACK_COL_MAJOR, (byte) 'U', d, a, d);
            if (code == 0) {
                double[] lower = read(a, d * d);
                if (CholeskyFactor.smallestPivot(lower, d) > tolerance) {
                    return CholeskyFactor.of(lower, d, i -> i, scaled);
                }
            } else if (code < 0) {
                requireDone("dpotrf", code, semidefinite);
            }
            return pivotedFactor(scaled, tolerance);
        }
    }

    @Override
    public String description() {
        return "%s, %d thread".formatted(openblas.OPENBLAS_VERSION.strip(), openblas.blas_get_num_threads());
    }

    private static Matrix pivotedFactor(UnitDiagonal scaled, double tolerance) {
        int d = scaled.correlation().rows();
        try (DoublePointer a = copyOf(scaled.correlation());
                IntPointer pivots = new IntPointer(d);
                IntPointer rank = new IntPointer(1)) {
            int code = openblas.LAPACKE_dpstrf(LAPACK_COL_MAJOR, (byte) 'U', d, a, d, pivots, rank, tolerance);
            if (code < 0) { // 1 says rank-deficient, which is the case this method is for
                requireDone("dpstrf", code, scaled.correlation());
            }
            return CholeskyFactor.of(read(a, d * d), rank.get(), i -> pivots.get(i) - 1, scaled);
        }
    }

    private static double[] mirrored(double[] upper, int d) {
        int block = 32; // reads run along rows, writes along columns: both within the cache
        for (int r0 = 0; r0 < d; r0 += block) {
            for (int c0 = r0; c0 < d; c0 += block) {
                for (int r = r0; r < Math.min(d, r0 + block); r++) {
                    for (int c = Math.max(c0, r + 1); c < Math.min(d, c0 + block); c++) {
                        upper[c * d + r] = upper[r * d + c];
                    }
                }
            }
        }
        return upper;
    }

    /** JavaCPP would copy a Java array in and out at every call; a pointer is copied once, in one direction. */
    private static DoublePointer copyOf(Matrix matrix) {
        double[] values = matrix.values();
        return new DoublePointer(values.length).put(values, 0, values.length);
    }

    private static double[] read(DoublePointer pointer, int count) {
        double[] values = new double[count];
        pointer.get(values, 0, count);
        return values;
    }

    private static void requireDone(String routine, int code, Matrix matrix) {
        if (code != 0) {
            throw new PlatformException(
                    Reason.INTERNAL,
                    "LAPACK routine '%s' failed on %s: got code %d, expected 0".formatted(routine, matrix, code));
        }
    }
}
