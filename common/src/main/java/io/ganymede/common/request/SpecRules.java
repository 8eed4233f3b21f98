package io.ganymede.common.request;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;

/** Rules between the fields of a spec; the limits of single values stand in the JSON Schema. */
final class SpecRules {
    private static final int LONGEST_NAME = 63;

    private SpecRules() {}

    static List<Problem> check(TrainingSpec spec) {
        Problems problems = new Problems();
        latentDim(spec, problems);
        gate(spec.publish().gate(), problems);
        modelName("/publish/model", spec.publish().model(), problems);
        modelName("/evaluation/classifier", spec.evaluation().classifier(), problems);
        if (spec.kind() == JobKind.REFERENCE_CLASSIFIER && spec.training().discriminatorSteps() != 1) {
            problems.add(
                    "/training/discriminatorSteps",
                    "must be 1 for a reference-classifier, which has no discriminator: got "
                            + spec.training().discriminatorSteps());
        }
        patience(spec, problems);
        return problems.list();
    }

    private static void patience(TrainingSpec spec, Problems problems) {
        Integer patience = spec.evaluation().patience();
        if (spec.kind() == JobKind.REFERENCE_CLASSIFIER && patience != null) {
            problems.add(
                    "/evaluation/patience",
                    "must be null for a reference-classifier, whose training is not evaluated: got " + patience);
        }
    }

    private static void latentDim(TrainingSpec spec, Problems problems) {
        int latentDim = spec.model().latentDim();
        if (spec.kind() == JobKind.GAN && latentDim == 0) {
            problems.add("/model/latentDim", "must be at least 1 for a gan: got 0");
        }
        if (spec.kind() == JobKind.REFERENCE_CLASSIFIER && latentDim != 0) {
            problems.add("/model/latentDim", "must be 0 for a reference-classifier: got " + latentDim);
        }
    }

    /** A name that is made of the data set's may be longer than one that a request may give. */
    private static void modelName(String pointer, String name, Problems problems) {
        if (name.length() > LONGEST_NAME) {
            problems.add(
                    pointer,
                    "must have at most " + LONGEST_NAME + " characters: the default is '" + name
                            + "', give a shorter one");
        }
    }

    private static void gate(GateSpec gate, Problems problems) {
        String goal = GateMetric.require(gate.metric()).goal();
        if (!gate.goal().equals(goal)) {
            problems.add(
                    "/publish/gate/goal",
                    "must be '" + goal + "' for metric '" + gate.metric() + "': got '" + gate.goal() + "'");
        }
    }
}
