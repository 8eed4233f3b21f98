package io.ganymede.trainer.engine;

/**
 * The orthogonal matrix next to a random one: Gram and Schmidt's process, twice for each vector, which keeps float64 accuracy (Giraud
 * et al. 2005, "The loss of orthogonality in the Gram-Schmidt orthogonalization process"). Of normal numbers the result is uniform
 * among orthogonal matrices.
 */
final class OrthogonalMatrix {
    private OrthogonalMatrix() {}

    /** Orthonormal rows, or columns where there are more rows than columns, of a row-major matrix with so many rows. */
    static float[] orthogonalise(float[] values, int rows) {
        int columns = values.length / rows;
        boolean wide = rows <= columns;
        double[][] vectors = new double[wide ? rows : columns][wide ? columns : rows];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            vectors[wide ? row : column][wide ? column : row] = values[i];
        }
        orthonormalise(vectors);
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            int column = i % columns;
            result[i] = (float) vectors[wide ? row : column][wide ? column : row];
        }
        return result;
    }

    private static void orthonormalise(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    subtract(vectors[i], dot(vectors[i], vectors[j]), vectors[j]);
                }
            }
            scale(vectors[i], 1 / Math.sqrt(dot(vectors[i], vectors[i])));
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static void subtract(double[] vector, double factor, double[] direction) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= factor * direction[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
