package io.ganymede.trainer.training;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.request.GateMetric;
import io.ganymede.trainer.method.ClassifierMethods;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.ImageSpace;
import java.util.ArrayList;
import java.util.List;

/** Everything in a spec that this trainer cannot train, each with its place in the request. Not thread-safe. */
public final class PlanProblems {
    private final List<Problem> problems = new ArrayList<>();

    private PlanProblems() {}

    /**
     * The problems of a spec.
     *
     * @param images images that the plan is tried with
     */
    public static List<Problem> of(ImageSpace images, TrainingSpec spec) {
        PlanProblems found = new PlanProblems();
        if (spec.kind() == JobKind.GAN) {
            found.gan(images, spec);
        } else {
            found.classifier(images, spec.model(), spec.training());
        }
        return List.copyOf(found.problems);
    }

    private void gan(ImageSpace images, TrainingSpec spec) {
        ModelSpec model = spec.model();
        TrainingSettings training = spec.training();
        tried("/model/architecture", () -> Architectures.GAN.require(model.architecture()));
        tried("/training/method", () -> GanMethods.REGISTRY.require(training.method()));
        optimizers(training);
        if (problems.isEmpty()) {
            tried("/model/architectureOptions", () -> Parts.architectureOptions(model));
            tried("/training/methodOptions", () -> Parts.methodOptions(training));
        }
        if (problems.isEmpty()) {
            Parts parts = new Parts(images, model, training);
            tried("/training/loss", parts::objective);
            tried("/training/conditions", parts::checkConditions);
            tried("/training/batching", parts::batching);
            tried("/training/precision", parts::precision);
            for (String name : training.regularizers().keySet()) {
                tried("/training/regularizers/" + name, () -> parts.regularizer(name));
            }
        }
        if (problems.isEmpty()) {
            tried("/training", () -> new GanPlan(images, model, training));
        }
        if (problems.isEmpty()) {
            GanPlan plan = new GanPlan(images, model, training);
            problems.addAll(
                    GateMetric.check(spec.publish().gate(), plan.conditions().kind()));
        }
    }

    private void classifier(ImageSpace images, ModelSpec model, TrainingSettings training) {
        tried("/model/architecture", () -> Architectures.CLASSIFIER.require(model.architecture()));
        tried("/training/method", () -> ClassifierMethods.REGISTRY.require(training.method()));
        optimizers(training);
        if (problems.isEmpty()) {
            tried("/training", () -> new ClassifierPlan(images, List.of(0.5), List.of(0.5), model, training));
        }
    }

    private void optimizers(TrainingSettings training) {
        training.optimizers()
                .forEach((network, optimizer) ->
                        tried("/training/optimizers/" + network, () -> SettingsRules.checked(optimizer)));
    }

    /** Something that throws when it does not fit. */
    @FunctionalInterface
    private interface Trial {
        Object make();
    }

    private void tried(String pointer, Trial trial) {
        try {
            Object unused = trial.make();
        } catch (PlatformException e) {
            problems.add(new Problem(pointer, String.valueOf(e.getMessage())));
        }
    }
}
