package io.ganymede.evaluator.resize;

import java.util.Optional;

/**
 * Bicubic with anti-aliasing as PIL resizes a float image; the result is clipped to 0 to 255 ({@link ImageResizer}). What
 * clean-fid does. Kernel with a = -1/2 (Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing"): {@code
 * (a + 2)|x|^3 - (a + 3)|x|^2 + 1} up to 1, {@code a|x|^3 - 5a|x|^2 + 8a|x| - 4a} up to 2.
 */
record PilBicubic() implements ResizeRule {
    private static final double A = -0.5;

    @Override
    public String name() {
        return "clean";
    }

    @Override
    public AxisWeights axis(int from, int to) {
        return AxisWeights.antialiased(from, to, PilBicubic::kernel, 2);
    }

    @Override
    public Optional<String> onnxCoordinates() {
        return Optional.empty();
    }

    private static double kernel(double place) {
        double x = Math.abs(place);
        if (x < 1) {
            return ((A + 2) * x - (A + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
}
