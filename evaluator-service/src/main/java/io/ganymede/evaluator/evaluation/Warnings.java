package io.ganymede.evaluator.evaluation;

import io.ganymede.evaluator.metric.LabelAccuracy;
import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import java.util.ArrayList;
import java.util.List;

/** What a reader of the scores should bear in mind. */
final class Warnings {
    private static final double IN_DOMAIN_ACCURACY = 0.9;

    private Warnings() {}

    static List<String> of(EvaluationTask task, EvaluationInput input) {
        Protocol protocol = task.protocol();
        List<String> warnings = new ArrayList<>();
        Sample generated = input.generated();
        int dimensions = generated.features().get(0).dimensions();
        long fewest = Math.min(generated.count(), input.reference().count());
        if (fewest <= dimensions) {
            warnings.add("fid of %d images in %d dimensions: covariances are singular, the value is biased upwards"
                    .formatted(fewest, dimensions));
        }
        if (input.reference().labelled()) {
            double accuracy =
                    LabelAccuracy.of(input.reference().labelConfusion()).value();
            if (accuracy < IN_DOMAIN_ACCURACY) {
                warnings.add("the classifier recognises only %.1f %% of the real images of split '%s'"
                        .formatted(100 * accuracy, protocol.referenceSplit()));
            }
        } else {
            warnings.add(
                    "classifier '%s' was not made for data set '%s': inceptionScore and amScore are of its classes %s"
                            .formatted(
                                    task.classifier().label(),
                                    task.dataset().name(),
                                    task.classifier().manifest().classes()));
        }
        if (protocol.referenceSplit().equals(protocol.trainingSplit())) {
            warnings.add("images are compared with those the generator was trained on");
        }
        return warnings;
    }
}
