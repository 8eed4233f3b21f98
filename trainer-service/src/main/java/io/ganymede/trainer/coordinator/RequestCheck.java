package io.ganymede.trainer.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.Problem;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;

/** Resolves a training request against presets and rules, or says all that is wrong with it. Pure and thread-safe. */
@FunctionalInterface
public interface RequestCheck {
    Result check(JsonNode request);

    /** What a request turned out to be. */
    sealed interface Result {}

    /**
     * A good request.
     *
     * @param specHash SHA-256 of the spec without its job id
     */
    record Valid(TrainingSpec spec, String specHash) implements Result {}

    /** A request with faults, at least one. */
    record Invalid(List<Problem> problems) implements Result {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
