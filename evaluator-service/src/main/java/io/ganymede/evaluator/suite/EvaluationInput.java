package io.ganymede.evaluator.suite;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.Classification;
import io.ganymede.evaluator.metric.PredictionInfluence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a metric may look at; all three are seen through the same network.
 *
 * @param generated the images to be scored
 * @param reference real images they are compared with
 * @param training the real images of the training split
 * @param classification what classifiers trained on either side recognise of the other; absent when none were trained
 */
public record EvaluationInput(
        Sample generated,
        Sample reference,
        Sample training,
        @Nullable Classification classification) {

    /** Checks that all three were seen through a network of as many features, and those with predictions and classes of as many. */
    public EvaluationInput {
        requireEqual(
                "features 'd'",
                Stream.of(generated, reference, training)
                        .filter(sample -> !sample.features().isEmpty())
                        .map(sample -> sample.features().get(0).dimensions())
                        .toList());
        requireEqual(
                "predictions 'K'",
                Stream.of(generated, reference, training)
                        .filter(sample -> !sample.splits().isEmpty())
                        .map(sample -> sample.splits().get(0).classes())
                        .toList());
        requireEqual(
                "classes 'K'",
                Stream.of(generated, reference, training)
                        .filter(sample -> sample.features().size() > 1)
                        .map(sample -> sample.features().size())
                        .toList());
    }

    /** Input for which no classifiers were trained. */
    public EvaluationInput(Sample generated, Sample reference, Sample training) {
        this(generated, reference, training, null);
    }

    /** The first need of a metric that is not met, in words; nothing when it can be measured. */
    public Optional<String> lacks(Metric metric) {
        return metric.needs().stream()
                .filter(need -> !need.metBy(this))
                .sorted()
                .findFirst()
                .map(need -> "needs " + need.words());
    }

    /** How each generated image moves the scores of predictions; nothing where those on each image, or on training images, are not known. */
    Optional<PredictionInfluence> predictionInfluence() {
        return Optional.ofNullable(generated.rows())
                .map(SampleRows::logits)
                .filter(logits -> logits.rows() > 1 && !training.splits().isEmpty())
                .map(logits -> new PredictionInfluence(logits, training.predictions()));
    }

    private static void requireEqual(String what, List<Integer> found) {
        if (found.stream().distinct().count() > 1) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "evaluation " + what + " do not fit together: got " + found
                            + " of generated, reference and training images, expected equal");
        }
    }
}
