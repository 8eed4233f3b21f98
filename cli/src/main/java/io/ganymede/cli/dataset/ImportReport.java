package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import found wrong.
 *
 * @param counts problems by kind
 * @param problems the problems, the first 10,000 of them
 * @param notes what else is worth knowing
 */
public record ImportReport(Map<Kind, Long> counts, List<SourceProblem> problems, List<String> notes) {
    public ImportReport {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Number of all problems. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Number of problems of a kind. */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Whether the rest may be stored. */
    boolean allows(ImportOptions options) {
        long kept = options.keepDuplicates() ? count(Kind.DUPLICATE) : 0;
        return count(Kind.NOTHING_LEFT) == 0 && (options.skipBad() || count() == kept);
    }

    /** The kinds with their numbers in one line, then the first problems, a line each. */
    public String describe() {
        return ProblemLog.describe(counts, problems, "; --report FILE writes the first 10,000");
    }
}
