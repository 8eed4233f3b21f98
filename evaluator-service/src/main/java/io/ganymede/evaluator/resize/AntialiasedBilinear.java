package io.ganymede.evaluator.resize;

import java.util.Optional;

/**
 * Bilinear with anti-aliasing: the triangle {@code 1 - |x|}, as wide as a pixel of the result. Equals {@link
 * HalfPixelBilinear} when the image grows. What torchmetrics since 1.8 and StudioGAN ("friendly") do.
 */
record AntialiasedBilinear() implements ResizeRule {
    @Override
    public String name() {
        return "antialiased";
    }

    @Override
    public AxisWeights axis(int from, int to) {
        return AxisWeights.antialiased(from, to, x -> Math.max(0, 1 - Math.abs(x)), 1);
    }

    @Override
    public Optional<String> onnxCoordinates() {
        return Optional.empty();
    }
}
