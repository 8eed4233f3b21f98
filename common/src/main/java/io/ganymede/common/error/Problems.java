package io.ganymede.common.error;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects every fault of an input, so that a sender learns of all of them in one round trip. Not thread-safe. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String pointer, String message) {
        found.add(new Problem(pointer, message));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** One line per problem, in the order in which they were found. */
    public static String describe(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
