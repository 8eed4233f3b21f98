package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Problems as they are found: all are counted, the first of them are kept. Not thread-safe. */
final class ProblemLog {
    /** How many are kept. */
    static final int KEPT = 10_000;

    private static final int SHOWN = 20;

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

    /** The kinds with their numbers in one line, then the first problems, a line each. */
    String describe() {
        return describe(new TreeMap<>(counts), kept, "");
    }

    /** As {@link #describe()}, of problems that were kept elsewhere; the advice follows the number of those not shown. */
    static String describe(Map<Kind, Long> counts, List<SourceProblem> problems, String advice) {
        String kinds = counts.entrySet().stream()
                .map(kind -> kind.getValue() + " x "
                        + kind.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String lines =
                problems.stream().limit(SHOWN).map(problem -> "\n  " + problem).collect(Collectors.joining());
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        return kinds + ":" + lines + (count > SHOWN ? "\n  and " + (count - SHOWN) + " more" + advice : "");
    }
}
