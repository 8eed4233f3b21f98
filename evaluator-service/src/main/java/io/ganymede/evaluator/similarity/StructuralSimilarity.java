package io.ganymede.evaluator.similarity;

/**
 * Structural similarity (SSIM) of two images at one scale.
 *
 * <p>With means, variances and covariance under a Gaussian window,
 * {@code CS = (2 s_ab + C2) / (s_aa + s_bb + C2)} and {@code SSIM = (2 m_a m_b + C1) / (m_a^2 + m_b^2 + C1) CS},
 * {@code C1 = (0.01 L)^2, C2 = (0.03 L)^2, L = 255}, averaged over the places where the window fits and the channels
 * together. Wang et al., "Image Quality Assessment: From Error Visibility to Structural Similarity" (2004), eq. 13.
 * Deviation: the window shrinks with the image.
 *
 * @param ssim within [-1, 1], 1 for equal images
 * @param contrast CS, contrast and structure without the means
 */
public record StructuralSimilarity(double ssim, double contrast) {
    private static final double RANGE = 255;
    private static final double C1 = (0.01 * RANGE) * (0.01 * RANGE);
    private static final double C2 = (0.03 * RANGE) * (0.03 * RANGE);

    /**
     * The similarity of two images of one shape.
     *
     * @throws PlatformException when the shapes differ
     */
    public static StructuralSimilarity of(Raster a, Raster b) {
        return of(a, b, false);
    }

    static StructuralSimilarity of(Raster a, Raster b, boolean absoluteCovariance) {
        a.requireSameShape(b);
        GaussianWindow window = new GaussianWindow(a.height(), a.width());
        double ssim = 0;
        double contrast = 0;
        long places = 0;
        for (int c = 0; c < a.channels(); c++) {
            Moments moments = new Moments(a, b, c, window);
            for (int i = 0; i < moments.meanA.length; i++) {
                double cs = moments.contrast(i, absoluteCovariance);
                contrast += cs;
                ssim += moments.luminance(i) * cs;
                places++;
            }
        }
        return new StructuralSimilarity(ssim / places, contrast / places);
    }

    /** Windowed means of one channel of both images, of their squares and of their product. */
    private static final class Moments {
        private final double[] meanA;
        private final double[] meanB;
        private final double[] meanAa;
        private final double[] meanBb;
        private final double[] meanAb;

        Moments(Raster a, Raster b, int channel, GaussianWindow window) {
            int h = a.height();
            int w = a.width();
            double[][] planes = new double[5][h * w];
            for (int i = 0; i < h * w; i++) {
                double x = a.at(channel, i / w, i % w);
                double y = b.at(channel, i / w, i % w);
                planes[0][i] = x;
                planes[1][i] = y;
                planes[2][i] = x * x;
                planes[3][i] = y * y;
                planes[4][i] = x * y;
            }
            meanA = window.filtered(planes[0], h, w);
            meanB = window.filtered(planes[1], h, w);
            meanAa = window.filtered(planes[2], h, w);
            meanBb = window.filtered(planes[3], h, w);
            meanAb = window.filtered(planes[4], h, w);
        }

        double luminance(int i) {
            return (2 * meanA[i] * meanB[i] + C1) / (meanA[i] * meanA[i] + meanB[i] * meanB[i] + C1);
        }

        double contrast(int i, boolean absoluteCovariance) {
            double covariance = meanAb[i] - meanA[i] * meanB[i];
            double variances = meanAa[i] - meanA[i] * meanA[i] + (meanBb[i] - meanB[i] * meanB[i]);
            return (2 * (absoluteCovariance ? Math.abs(covariance) : covariance) + C2) / (variances + C2);
        }
    }
}
