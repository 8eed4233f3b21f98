package io.ganymede.common.request;

import io.ganymede.common.error.Problem;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A training request that must be rejected; the message has one line per problem. */
public final class InvalidRequestException extends RuntimeException {
    /** More problems than this are counted, not listed, so that the answer stays smaller than a message may be. */
    public static final int MAX_PROBLEMS = 50;

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Problem> problems;

    InvalidRequestException(Reason reason, List<Problem> problems) {
        this(reason, problems, null);
    }

    InvalidRequestException(Reason reason, List<Problem> problems, @Nullable Throwable cause) {
        super(Problems.describe(limited(problems)), cause);
        this.reason = reason;
        this.problems = limited(problems);
    }

    /** InvalidSpec, or MalformedEvent or TooLarge when the request could not even be parsed. */
    public Reason reason() {
        return reason;
    }

    /** Every fault, at most {@value #MAX_PROBLEMS} and one that counts the rest. */
    public List<Problem> problems() {
        return problems;
    }

    private static List<Problem> limited(List<Problem> problems) {
        if (problems.size() <= MAX_PROBLEMS) {
            return List.copyOf(problems);
        }
        List<Problem> first = new ArrayList<>(problems.subList(0, MAX_PROBLEMS));
        first.add(new Problem("", "and " + (problems.size() - MAX_PROBLEMS) + " more problems"));
        return List.copyOf(first);
    }
}
