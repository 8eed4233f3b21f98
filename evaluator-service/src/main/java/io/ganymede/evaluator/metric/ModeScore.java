package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.PredictionStatistics;

/**
 * Mode Score, in the two forms that go by the name.
 *
 * <p>{@code exp(E_x KL(p(x) || p_train) - KL(p_gen || p_train))}: Zhou et al., "Activation Maximization Generative
 * Adversarial Nets", arXiv:1703.02000, eq. 38, who prove that it equals the Inception Score whatever p_train is. And
 * {@code exp(E_x KL(p(x) || p_gen) - KL(p_gen || p_train))}, as the code of Xu et al., "An empirical study on evaluation
 * metrics of generative adversarial networks", arXiv:1806.07755, computes it. Predictions {@code [N, K]}, natural
 * logarithm, higher is better, at most K. p_train gets 1e-20, so that a class without training images costs much but the
 * score stays finite.
 */
public final class ModeScore {
    /** Name in requests, reports and events. */
    public static final String ID = "modeScore";

    private static final double FLOOR = 1e-20;

    private final PredictionStatistics training;

    /** The score against the predictions on the real training images. */
    public ModeScore(PredictionStatistics training) {
        this.training = training;
    }

    /**
     * Both forms.
     *
     * @param value by eq. 38, the Inception Score of one split
     * @param withPrior the Inception Score lowered by {@code exp(KL(p_gen || p_train))}, which does judge the proportions
     */
    public record Result(double value, double withPrior) {}

    /**
     * The score of generated samples.
     *
     * @throws PlatformException when the numbers of classes differ or either side has no sample
     */
    public Result of(PredictionStatistics generated) {
        training.requireSameClasses(generated);
        double cross = crossEntropy(generated.meanProbabilities(), training.meanProbabilities());
        double sampleDivergence = cross - generated.meanEntropy(); // E_x KL(p(x) || p_train)
        double divergence = cross - generated.entropyOfMean(); // KL(p_gen || p_train)
        double logInception = Math.max(0, generated.entropyOfMean() - generated.meanEntropy());
        return new Result(
                Math.exp(Math.max(0, sampleDivergence - divergence)), Math.exp(logInception - Math.max(0, divergence)));
    }

    /** {@code -sum_k p_k log q_k}. */
    private static double crossEntropy(Matrix p, Matrix q) {
        double sum = 0;
        for (int k = 0; k < p.columns(); k++) {
            sum -= p.at(0, k) > 0 ? p.at(0, k) * Math.log(q.at(0, k) + FLOOR) : 0;
        }
        return sum;
    }
}
