package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.inference.InferenceSettings;

/** The viewer that an order names. */
final class Viewers {
    private Viewers() {}

    static Viewer of(EvaluationOrder.Features features, InferenceSettings settings) {
        return switch (features.kind()) {
            case GivenFeatures.KIND -> new GivenFeatures();
            case ClassifierViewer.KIND -> new ClassifierViewer(features, settings);
            default ->
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "features '" + features.kind() + "' are unknown; known: ["
                                + ClassifierViewer.KIND + ", " + GivenFeatures.KIND + "]");
        };
    }
}
