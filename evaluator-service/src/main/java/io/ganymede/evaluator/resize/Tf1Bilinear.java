package io.ganymede.evaluator.resize;

import java.util.Optional;

/**
 * Bilinear as TensorFlow 1 resizes: {@code source = index from / to}, without the shift by half a pixel, so that the image
 * moves towards its lower right corner. What the 2015 graph itself, TTUR, improved-gan, torch-fidelity and StyleGAN's detector
 * do.
 */
record Tf1Bilinear() implements ResizeRule {
    @Override
    public String name() {
        return "tf1";
    }

    @Override
    public AxisWeights axis(int from, int to) {
        double scale = (double) from / to;
        return AxisWeights.linear(from, to, index -> index * scale);
    }

    @Override
    public Optional<String> onnxCoordinates() {
        return Optional.of("asymmetric");
    }
}
