package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Problems as they are found: all are counted, the first of them are kept. Not thread-safe. */
final class ProblemLog {
    /** How many are kept. */
    static final int KEPT = 10_000;

    private final List<SourceProblem> kept = new ArrayList<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

    void add(SourceProblem problem) {
        counts.merge(problem.kind(), 1L, Long::sum);
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    List<SourceProblem> kept() {
        return List.copyOf(kept);
    }

    Map<Kind, Long> counts() {
        return Map.copyOf(counts);
    }
}
