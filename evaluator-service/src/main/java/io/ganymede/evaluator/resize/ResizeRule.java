package io.ganymede.evaluator.resize;

import java.util.Optional;

/**
 * A separable way to resize: every number of the result is a weighted sum along x of the image, then along y of that. Values
 * are not rounded to bytes afterwards.
 */
public interface ResizeRule {
    /** Name in descriptors and protocols. */
    String name();

    /**
     * The weights along one axis. Coordinates are float64; tools that compute them in float32 differ by rounding alone.
     *
     * @param from size before, at least 1
     * @param to size after, at least 1
     * @throws io.ganymede.common.error.PlatformException with reason InvalidArgument when the rule cannot do that
     */
    AxisWeights axis(int from, int to);

    /** {@code coordinate_transformation_mode} of an ONNX Resize in mode {@code linear} that is this rule; empty if there is none. */
    Optional<String> onnxCoordinates();
}
