package io.ganymede.evaluator.resize;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Optional;

/** Images keep their size; another one is refused. */
record NoResize() implements ResizeRule {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public AxisWeights axis(int from, int to) {
        if (from != to) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "image side '%d' does not fit and resize rule 'none' changes nothing: expected %d"
                            .formatted(from, to));
        }
        return AxisWeights.identity(from);
    }

    @Override
    public Optional<String> onnxCoordinates() {
        return Optional.empty();
    }
}
