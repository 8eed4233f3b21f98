package io.ganymede.trainer.training;

import io.ganymede.common.evaluation.Recognition;
import java.util.Map;

/**
 * What a trained classifier makes of test images.
 *
 * @param step finished steps
 * @param testImages labelled images that it was tested on
 * @param testAccuracy share of them whose largest logit is their class's
 * @param testClasses the same class by class
 * @param testEntropy entropies of its predictions for them
 */
public record ClassifierReport(
        long step, int testImages, double testAccuracy, Recognition testClasses, EntropyHistogram testEntropy) {
    /** What is published with the model: {@code testAccuracy} and {@code testEntropyBelow0.05}. */
    public Map<String, Double> metrics() {
        return Map.of(
                "testAccuracy",
                testAccuracy,
                "testEntropyBelow" + EntropyHistogram.THRESHOLD,
                testEntropy.shareBelow());
    }
}
