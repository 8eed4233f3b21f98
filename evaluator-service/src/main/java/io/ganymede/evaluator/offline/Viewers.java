package io.ganymede.evaluator.offline;

import io.ganymede.common.evaluation.OrderedFeatures;
import io.ganymede.evaluator.inference.InferenceSettings;

/** The viewer that an order names. */
final class Viewers {
    private Viewers() {}

    static Viewer of(OrderedFeatures features, InferenceSettings settings) {
        if (features instanceof OrderedFeatures.Classifier classifier) {
            return ClassifierViewer.of(classifier, settings);
        }
        if (features instanceof OrderedFeatures.Onnx network) {
            return NetworkViewer.of(network, settings);
        }
        return new GivenFeatures();
    }
}
