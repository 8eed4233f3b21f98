package io.ganymede.evaluator.suite;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.reference.ImageStatistics;

/**
 * What a metric may look at; all three are seen through the same classifier.
 *
 * @param generated the images to be scored
 * @param reference real images they are compared with
 * @param training the real images of the training split
 */
public record EvaluationInput(ImageStatistics generated, ImageStatistics reference, ImageStatistics training) {

    /** Checks that all three are of the same classes. */
    public EvaluationInput {
        if (generated.classes() != reference.classes() || generated.classes() != training.classes()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "evaluation 'classes' do not fit together: got %d generated, %d reference, %d training, expected equal"
                            .formatted(generated.classes(), reference.classes(), training.classes()));
        }
    }
}
