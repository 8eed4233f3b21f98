package io.ganymede.cli.dataset.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is said of a source while it is opened: all notes, and the first 10,000 problems with the number of the others, for a
 * broken table may have millions. Not thread-safe.
 */
public final class SourceFindings {
    private static final int KEPT = 10_000;

    private final List<SourceProblem> problems = new ArrayList<>();
    private long more;
    private final List<String> notes = new ArrayList<>();

    public void problem(String file, SourceProblem.Kind kind, String message) {
        if (problems.size() < KEPT) {
            problems.add(new SourceProblem(file, kind, message));
        } else {
            more++;
        }
    }

    public void note(String note) {
        notes.add(note);
    }

    /** Why nothing may be left of a source, for the end of a message; empty when nothing was wrong. */
    public String firstProblem() {
        return problems.isEmpty()
                ? ""
                : "; " + (problems.size() + more) + " files could not be taken, the first: " + problems.get(0);
    }

    public List<SourceProblem> problems() {
        if (more == 0) {
            return List.copyOf(problems);
        }
        List<SourceProblem> all = new ArrayList<>(problems);
        SourceProblem last = problems.get(KEPT - 1);
        all.add(new SourceProblem(last.file(), last.kind(), "is not the last: there are " + more + " more problems"));
        return List.copyOf(all);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
