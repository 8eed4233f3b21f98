package io.ganymede.evaluator.offline;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.evaluator.inference.InferenceSettings;
import java.util.List;

/** The viewer that an order names. */
final class Viewers {
    private Viewers() {}

    static Viewer of(EvaluationOrder.Features features, InferenceSettings settings) {
        return switch (features.kind()) {
            case GivenFeatures.KIND -> new GivenFeatures();
            case ClassifierViewer.KIND -> ClassifierViewer.of(features, settings);
            case NetworkViewer.KIND -> NetworkViewer.of(features, settings);
            default ->
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        NearestName.unknown(
                                "kind of features",
                                features.kind(),
                                List.of(ClassifierViewer.KIND, GivenFeatures.KIND, NetworkViewer.KIND)));
        };
    }
}
