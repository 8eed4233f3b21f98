package io.ganymede.evaluator.similarity;

/**
 * A Gaussian window of width min(11, H, W) whose sigma shrinks with it, 1.5 at the full width: small images are compared
 * at five scales too. The weights sum to 1.
 */
final class GaussianWindow {
    private static final int WIDTH = 11;
    private static final double SIGMA = 1.5;

    private final double[] weights;

    GaussianWindow(int height, int width) {
        int size = Math.min(WIDTH, Math.min(height, width));
        double sigma = size * SIGMA / WIDTH;
        weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * sigma * sigma));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
    }

    /**
     * The plane's weighted means wherever the window fits, along rows and then along columns.
     *
     * @param plane row-major {@code [height, width]}
     * @return row-major {@code [height - size + 1, width - size + 1]}
     */
    double[] filtered(double[] plane, int height, int width) {
        int size = weights.length;
        int w = width - size + 1;
        int h = height - size + 1;
        double[] along = new double[height * w];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += weights[k] * plane[y * width + x + k];
                }
                along[y * w + x] = sum;
            }
        }
        double[] out = new double[h * w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += weights[k] * along[(y + k) * w + x];
                }
                out[y * w + x] = sum;
            }
        }
        return out;
    }
}
