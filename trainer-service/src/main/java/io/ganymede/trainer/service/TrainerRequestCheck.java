package io.ganymede.trainer.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problem;
import io.ganymede.common.job.JobKind;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.network.Shape;
import io.ganymede.common.request.InvalidRequestException;
import io.ganymede.common.request.SpecHash;
import io.ganymede.common.request.TrainingRequests;
import io.ganymede.trainer.coordinator.RequestCheck;
import io.ganymede.trainer.method.ClassifierMethods;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.ClassifierPlan;
import io.ganymede.trainer.training.GanPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks requests against the common rules and against what this trainer can train. */
final class TrainerRequestCheck implements RequestCheck {
    /** The data set is not looked at here, so a plan is tried with images that every architecture can make. */
    private static final ImageSpace NOMINAL = new ImageSpace(
            Shape.of(1, 32, 32),
            new LabelSpace(
                    IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                    List.of(Attribute.binary("a"), Attribute.binary("b")),
                    List.of()));

    @Override
    public Result check(JsonNode request) {
        try {
            TrainingSpec spec = TrainingRequests.resolve(request, TrainerRequestCheck::problems);
            return new Valid(spec, SpecHash.of(spec));
        } catch (InvalidRequestException e) {
            return new Invalid(e.problems());
        }
    }

    static List<Problem> problems(TrainingSpec spec) {
        boolean gan = spec.kind() == JobKind.GAN;
        String architecture = spec.model().architecture();
        String method = spec.training().method();
        List<Problem> problems = new ArrayList<>();
        tried(
                        "/model/architecture",
                        () -> gan
                                ? Architectures.GAN.require(architecture)
                                : Architectures.CLASSIFIER.require(architecture))
                .ifPresent(problems::add);
        tried(
                        "/training/method",
                        () -> gan ? GanMethods.REGISTRY.require(method) : ClassifierMethods.REGISTRY.require(method))
                .ifPresent(problems::add);
        if (problems.isEmpty()) {
            tried(
                            "/training",
                            () -> gan
                                    ? new GanPlan(NOMINAL, spec.model(), spec.training())
                                    : new ClassifierPlan(
                                            NOMINAL, List.of(0.5), List.of(0.5), spec.model(), spec.training()))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** Something that throws when it does not exist. */
    @FunctionalInterface
    private interface Trial {
        Object make();
    }

    private static Optional<Problem> tried(String pointer, Trial trial) {
        try {
            Object unused = trial.make();
            return Optional.empty();
        } catch (PlatformException e) {
            return Optional.of(new Problem(pointer, String.valueOf(e.getMessage())));
        }
    }
}
