package io.ganymede.evaluator.offline;

import io.ganymede.evaluator.suite.EvaluationInput;
import io.ganymede.evaluator.suite.Sample;
import java.util.ArrayList;
import java.util.List;

/** What to bear in mind when reading the scores of given images. */
final class ComparisonWarnings {
    private ComparisonWarnings() {}

    static List<String> of(EvaluationOrder order, EvaluationInput input) {
        List<String> warnings = new ArrayList<>();
        if (order.training() == null) {
            warnings.add("no training images were given: amScore, modeScore and authPct are held against the reference");
        }
        few(warnings, "generated", input.generated());
        if (input.reference().rows() == null) {
            warnings.add("of the reference only mean and covariance are known: scores that need its images are skipped");
        } else {
            few(warnings, "reference", input.reference());
        }
        return warnings;
    }

    private static void few(List<String> warnings, String side, Sample sample) {
        if (!sample.features().isEmpty()
                && sample.count() <= sample.features().get(0).dimensions()) {
            warnings.add(sample.count() + " " + side + " images are not more than the "
                    + sample.features().get(0).dimensions()
                    + " features: Fréchet distances are exact but strongly biased upwards, compare equal numbers only");
        }
    }
}
