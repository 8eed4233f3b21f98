package io.ganymede.trainer.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.Problem;
import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.network.Shape;
import io.ganymede.common.request.InvalidRequestException;
import io.ganymede.common.request.SpecHash;
import io.ganymede.common.request.TrainingRequests;
import io.ganymede.trainer.coordinator.RequestCheck;
import io.ganymede.trainer.network.ImageSpace;
import io.ganymede.trainer.training.PlanProblems;
import java.util.List;
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
        return PlanProblems.of(NOMINAL, spec);
    }
}
