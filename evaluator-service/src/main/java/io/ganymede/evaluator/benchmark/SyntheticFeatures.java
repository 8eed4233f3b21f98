package io.ganymede.evaluator.benchmark;

import io.ganymede.evaluator.linalg.Matrix;
import java.util.SplittableRandom;

/**
 * Features as a network might hand them out: independent normals whose scales fall as 1 / sqrt(1 + j / 16), under a fixed
 * mixture of neighbours, cut at zero as a rectifier does.
 */
final class SyntheticFeatures {
    private SyntheticFeatures() {}

    static Matrix rows(SplittableRandom random, int rows, int dimensions) {
        double[] values = new double[rows * dimensions];
        double[] normals = new double[dimensions + 2];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < normals.length; j++) {
                normals[j] = random.nextGaussian() / Math.sqrt(1 + j / 16.0);
            }
            for (int j = 0; j < dimensions; j++) {
                double mixed = normals[j] + 0.5 * normals[j + 1] + 0.25 * normals[j + 2];
                values[row * dimensions + j] = Math.max(0, 0.2 + mixed);
            }
        }
        return new Matrix(rows, dimensions, values);
    }
}
