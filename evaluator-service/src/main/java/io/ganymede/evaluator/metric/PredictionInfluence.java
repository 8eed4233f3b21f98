package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.linalg.RowSet;
import io.ganymede.evaluator.statistics.PredictionStatistics;

/**
 * Influence of each sample on the scores that are made of class predictions: how fast a score changes with the sample's weight.
 *
 * <p>With p_i the prediction on sample i, q their mean, H the entropy and P the mean prediction on the training images, in nats:
 *
 * <ul>
 *   <li>mean of H(p): {@code e_i = H(p_i) - mean H}
 *   <li>H(q): {@code h_i = -sum_k (p_ik - q_k) log q_k}
 *   <li>KL(P || q): {@code g_i = 1 - sum_k P_k p_ik / q_k}
 *   <li>KL(q || P): {@code c_i = sum_k (p_ik - q_k) (log q_k - log P_k)}
 * </ul>
 *
 * so that AM Score has {@code g + e}, the logarithm of the Inception Score {@code h - e}, and that of the Mode Score with prior
 * {@code h - e - c}. Own derivation: derivatives in the direction {@code p_i - q}, each of mean 0 over the samples. The predictions on
 * the training images are taken as fixed. A class that no sample shows has q_k of 0 and is left out, as no sample changes its part.
 */
public final class PredictionInfluence {
    /** As in {@link AmScore} and {@link ModeScore}. */
    private static final double FLOOR = 1e-20;

    private final double[] entropy;
    private final double[] mixtureEntropy;
    private final double[] missing;
    private final double[] excess;

    /**
     * The influences of some samples.
     *
     * @param logits {@code [N, K]}, N >= 2
     * @param training predictions on the real training images
     * @throws PlatformException when there are too few samples, K differs or a logit is not finite
     */
    public PredictionInfluence(RowSet logits, PredictionStatistics training) {
        int n = logits.require("logit", 2).rows();
        int k = logits.columns();
        if (training.classes() != k) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "logits 'K' do not fit the training predictions: got %d and %d, expected equal"
                            .formatted(k, training.classes()));
        }
        Matrix all = logits.block(0, n);
        double[] p = new double[n * k];
        double[] mean = new double[k];
        entropy = new double[n];
        for (int i = 0; i < n; i++) {
            entropy[i] = softmax(all, i, p);
            for (int c = 0; c < k; c++) {
                mean[c] += p[i * k + c] / n;
            }
        }
        mixtureEntropy = new double[n];
        missing = new double[n];
        excess = new double[n];
        Matrix prior = training.meanProbabilities();
        for (int i = 0; i < n; i++) {
            missing[i] = 1;
            for (int c = 0; c < k; c++) {
                if (mean[c] > 0) {
                    double move = p[i * k + c] - mean[c];
                    mixtureEntropy[i] -= move * Math.log(mean[c]);
                    missing[i] -= prior.at(0, c) * p[i * k + c] / mean[c];
                    excess[i] += move * (Math.log(mean[c]) - Math.log(prior.at(0, c) + FLOOR));
                }
            }
        }
        centre(entropy);
        centre(missing); // which a class without samples would shift
    }

    /** Of the mean entropy of a prediction. */
    public double[] entropy() {
        return entropy.clone();
    }

    /** Of KL(P || q). */
    public double[] missing() {
        return missing.clone();
    }

    /** Of the AM Score. */
    public double[] amScore() {
        return sum(missing, 1, entropy);
    }

    /** Of the logarithm of the Inception Score of one split. */
    public double[] logInceptionScore() {
        return sum(mixtureEntropy, -1, entropy);
    }

    /** Of the logarithm of the Mode Score with prior. */
    public double[] logModeScoreWithPrior() {
        return sum(logInceptionScore(), -1, excess);
    }

    /** Writes the probabilities of a row, and gives their entropy. */
    private static double softmax(Matrix logits, int row, double[] p) {
        int k = logits.columns();
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < k; c++) {
            largest = Math.max(largest, logits.at(row, c));
        }
        double sum = 0;
        for (int c = 0; c < k; c++) {
            sum += Math.exp(logits.at(row, c) - largest);
        }
        double entropy = 0;
        for (int c = 0; c < k; c++) {
            double logP = logits.at(row, c) - largest - Math.log(sum);
            p[row * k + c] = Math.exp(logP);
            entropy -= p[row * k + c] * logP;
        }
        return entropy;
    }

    private static void centre(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    private static double[] sum(double[] first, double sign, double[] second) {
        double[] sum = first.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * second[i];
        }
        return sum;
    }
}
