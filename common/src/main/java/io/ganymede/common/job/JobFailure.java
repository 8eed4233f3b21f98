package io.ganymede.common.job;

import io.ganymede.common.error.Problem;
import java.util.List;

/**
 * Why a job was rejected or failed.
 *
 * @param reason stable code, see {@code Reason}
 * @param message for people
 * @param problems every fault of a rejected request; empty otherwise
 */
public record JobFailure(String reason, String message, List<Problem> problems) {
    public JobFailure {
        problems = List.copyOf(problems);
    }
}
