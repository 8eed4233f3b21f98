package io.ganymede.evaluator.metric;

import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.MeanEstimate;

/**
 * How much a generator's images follow its latent: the mean over latents z of {@code sum_ij |dG_i / dz_j|}, over all pixels i in [-1, 1]
 * and all latent components j.
 *
 * <p>Zhou et al., "Activation Maximization Generative Adversarial Nets", arXiv:1703.02000, appendix on class condition: "a
 * supplementary evidence, not very strict, of partial mode collapse", about 45 with dynamic labels against 25 with predefined ones. The
 * paper does not say what is summed; this is the literal reading, the entrywise norm of the Jacobian, and the other one, {@code sum_j
 * |d(sum_i G_i) / dz_j|}, which automatic differentiation of a batch gives at once, stands beside it. Figures compare generators of
 * one latent and image size. Central differences {@code (G(z + h e_j) - G(z - h e_j)) / 2h} with h = 0.05: at float32 their noise is
 * below 1e-6, and their curvature term of the order of h^2.
 */
public final class LatentSensitivity {
    /** Name in reports and events. */
    public static final String ID = "latentSensitivity";
    /** h. */
    public static final float STEP = 0.05f;

    private LatentSensitivity() {}

    /** A generator of which everything but the latent is fixed. */
    @FunctionalInterface
    public interface Generator {
        /**
         * The images of some latents.
         *
         * @param latents rows of z
         * @return a row of pixels in [-1, 1] for each
         */
        float[][] images(float[][] latents);
    }

    /**
     * The figure.
     *
     * @param value mean of the entrywise norm
     * @param standardError of it
     * @param ofSum mean of {@code sum_j |d(sum_i G_i) / dz_j|}
     * @param latents number of latents
     */
    public record Result(double value, double standardError, double ofSum, int latents) {}

    /**
     * The mean over latents.
     *
     * @param norms of each latent, see {@link #at}; at least two
     * @throws io.ganymede.common.error.PlatformException when there are fewer
     */
    public static Result of(double[][] norms) {
        double[] entrywise = new double[norms.length];
        double ofSum = 0;
        for (int i = 0; i < norms.length; i++) {
            entrywise[i] = norms[i][0];
            ofSum += norms[i][1] / norms.length;
        }
        MeanEstimate estimate = MeanEstimate.of("latents", entrywise, Ddof.ONE);
        return new Result(estimate.mean(), estimate.standardError(), ofSum, norms.length);
    }

    /** Both norms at one latent: the entrywise one, and that of the sum of the pixels. */
    public static double[] at(float[] latent, Generator generator) {
        float[][] moved = new float[2 * latent.length][];
        for (int j = 0; j < latent.length; j++) {
            moved[2 * j] = latent.clone();
            moved[2 * j][j] += STEP;
            moved[2 * j + 1] = latent.clone();
            moved[2 * j + 1][j] -= STEP;
        }
        float[][] images = generator.images(moved);
        double entrywise = 0;
        double ofSum = 0;
        for (int j = 0; j < latent.length; j++) {
            double sum = 0;
            // What was added and taken away, as float32 has it.
            double width = (double) moved[2 * j][j] - moved[2 * j + 1][j];
            for (int i = 0; i < images[2 * j].length; i++) {
                double slope = ((double) images[2 * j][i] - images[2 * j + 1][i]) / width;
                entrywise += Math.abs(slope);
                sum += slope;
            }
            ofSum += Math.abs(sum);
        }
        return new double[] {entrywise, ofSum};
    }
}
