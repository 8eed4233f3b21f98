package io.ganymede.sampler.rest;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import java.util.List;

/** A request's body has faults; all of them are listed. */
public final class InvalidBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidBodyException(List<Problem> problems) {
        super(Problems.describe(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
