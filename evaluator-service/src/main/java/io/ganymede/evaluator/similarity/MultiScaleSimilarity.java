package io.ganymede.evaluator.similarity;

/**
 * Multi-scale structural similarity (MS-SSIM) of two images.
 *
 * <p>{@code MS-SSIM = SSIM_5^w5 prod_{j=1..4} CS_j^wj} with w = .0448 .2856 .3001 .2363 .1333, halving by 2x2 means from
 * scale to scale. Wang et al., "Multi-scale structural similarity for image quality assessment" (2003), eq. 7. Images
 * {@code [C, H, W]} within [0, 255]; 1 for equal images. Deviation, as in the code that the GAN papers used: the window
 * shrinks with the image, where the paper's needs 161 pixels.
 */
public enum MultiScaleSimilarity {
    /** TensorFlow models' and PGGAN's: a negative factor counts as 0. */
    TF_MODELS(false),
    /** AM-GAN's: the covariance enters by its absolute value, so that a negative counts as an equal image does. */
    AM_GAN(true);

    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private final boolean absoluteCovariance;

    MultiScaleSimilarity(boolean absoluteCovariance) {
        this.absoluteCovariance = absoluteCovariance;
    }

    /**
     * The similarity of two images of one shape, within [0, 1] up to rounding.
     *
     * @throws PlatformException when the shapes differ
     */
    public double of(Raster first, Raster second) {
        Raster a = first;
        Raster b = second;
        double product = 1;
        for (int scale = 0; scale < WEIGHTS.length - 1; scale++) {
            product *= power(StructuralSimilarity.of(a, b, absoluteCovariance).contrast(), scale);
            a = a.halved();
            b = b.halved();
        }
        return product * power(StructuralSimilarity.of(a, b, absoluteCovariance).ssim(), WEIGHTS.length - 1);
    }

    private static double power(double factor, int scale) {
        return Math.pow(Math.max(0, factor), WEIGHTS[scale]);
    }
}
