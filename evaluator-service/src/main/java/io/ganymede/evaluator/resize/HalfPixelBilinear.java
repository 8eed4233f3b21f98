package io.ganymede.evaluator.resize;

import java.util.Optional;

/**
 * Bilinear with pixels as areas, {@code source = (index + 1/2) from / to - 1/2}, never before the first pixel, and without
 * anti-aliasing. What pytorch-fid and StudioGAN ("legacy") do.
 */
record HalfPixelBilinear() implements ResizeRule {
    @Override
    public String name() {
        return "half-pixel";
    }

    @Override
    public AxisWeights axis(int from, int to) {
        double scale = (double) from / to;
        return AxisWeights.linear(from, to, index -> (index + 0.5) * scale - 0.5);
    }

    @Override
    public Optional<String> onnxCoordinates() {
        return Optional.of("half_pixel");
    }
}
