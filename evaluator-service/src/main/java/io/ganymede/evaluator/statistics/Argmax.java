package io.ganymede.evaluator.statistics;

import io.ganymede.evaluator.linalg.Matrix;

/** The predicted class of a row of logits: the largest, and the first among equals. */
public final class Argmax {
    private Argmax() {}

    /** The class of a row of {@code [N, K]}. */
    public static int ofRow(Matrix logits, int row) {
        int best = 0;
        for (int k = 1; k < logits.columns(); k++) {
            if (logits.at(row, k) > logits.at(row, best)) {
                best = k;
            }
        }
        return best;
    }
}
