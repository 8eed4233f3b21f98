package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.linalg.Matrix;
import io.ganymede.evaluator.statistics.PredictionStatistics;
import java.util.List;

/**
 * AM Score: how far the class distribution of the samples is from the training set's, plus how uncertain the classifier
 * is of a single sample.
 *
 * <p>{@code AM = KL(p_train || p_gen) + E_x[H(p(x))]}, where p_train and p_gen are the mean predictions of one classifier on
 * the real training images and on the samples: the training set comes first. Zhou et al., "Activation Maximization
 * Generative Adversarial Nets", arXiv:1703.02000, eq. 23. Predictions {@code [N, K]}, natural logarithm, lower is better,
 * 0 at best. As in the authors' code p_gen gets 1e-18, so that a collapsed generator has a finite score.
 */
public final class AmScore {
    /** Name in requests, reports and events. */
    public static final String ID = "amScore";

    private static final double FLOOR = 1e-18;

    private final PredictionStatistics training;

    /** The score against the predictions on the real training images. */
    public AmScore(PredictionStatistics training) {
        this.training = training;
    }

    /**
     * The two terms, in nats.
     *
     * @param divergence KL(p_train || p_gen)
     * @param meanEntropy mean of H(p(x)) over the samples
     */
    public record Result(double divergence, double meanEntropy) {

        public double value() {
            return divergence + meanEntropy;
        }
    }

    /**
     * The score of generated samples.
     *
     * @throws PlatformException when the numbers of classes differ or either side has no sample
     */
    public Result of(PredictionStatistics generated) {
        training.requireSameClasses(generated);
        return new Result(
                divergence(training.meanProbabilities(), generated.meanProbabilities()), generated.meanEntropy());
    }

    /**
     * The second term within each class: how uncertain the classifier is of the samples made for it. The mean over the
     * classes, weighted by their counts, is {@link Result#meanEntropy()}.
     *
     * @param classes statistics of the samples generated for class c, in order of the label
     * @return one entry per class, in nats
     * @throws PlatformException when a class has no sample
     */
    public static List<Double> classEntropies(List<PredictionStatistics> classes) {
        return classes.stream().map(PredictionStatistics::meanEntropy).toList();
    }

    private static double divergence(Matrix train, Matrix gen) {
        double sum = 0;
        for (int k = 0; k < train.columns(); k++) {
            double p = train.at(0, k);
            sum += p > 0 ? p * Math.log(p / (gen.at(0, k) + FLOOR)) : 0;
        }
        return Math.max(0, sum);
    }
}
