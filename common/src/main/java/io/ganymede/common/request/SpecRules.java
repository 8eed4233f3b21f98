package io.ganymede.common.request;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.job.GateSpec;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rules between the fields of a spec; the limits of single values stand in the JSON Schema. */
final class SpecRules {
    private static final Map<JobKind, Set<String>> NETWORKS = Map.of(
            JobKind.GAN, Set.of("generator", "discriminator"), JobKind.REFERENCE_CLASSIFIER, Set.of("classifier"));
    private static final Set<String> HIGHER_IS_BETTER = Set.of("inceptionScore", "labelAccuracy");

    private SpecRules() {}

    static List<Problem> check(TrainingSpec spec) {
        Problems problems = new Problems();
        optimizers(spec, problems);
        latentDim(spec, problems);
        gate(spec.publish().gate(), problems);
        if (spec.kind() == JobKind.REFERENCE_CLASSIFIER && spec.training().discriminatorSteps() != 1) {
            problems.add(
                    "/training/discriminatorSteps",
                    "must be 1 for a reference-classifier, which has no discriminator: got "
                            + spec.training().discriminatorSteps());
        }
        return problems.list();
    }

    private static void optimizers(TrainingSpec spec, Problems problems) {
        Set<String> found = spec.training().optimizers().keySet();
        Set<String> expected = NETWORKS.get(spec.kind());
        if (!found.equals(expected)) {
            problems.add(
                    "/training/optimizers",
                    "must be those of kind '" + KindDefaults.name(spec.kind()) + "': got " + new TreeSet<>(found)
                            + ", expected " + new TreeSet<>(expected));
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

    private static void gate(GateSpec gate, Problems problems) {
        String goal = HIGHER_IS_BETTER.contains(gate.metric()) ? "maximize" : "minimize";
        if (!gate.goal().equals(goal)) {
            problems.add(
                    "/publish/gate/goal",
                    "must be '" + goal + "' for metric '" + gate.metric() + "': got '" + gate.goal() + "'");
        }
    }
}
