package io.ganymede.cli.dataset.source;

import java.util.ArrayList;
import java.util.List;

/** Collects what is said of a source while it is opened. Not thread-safe. */
public final class SourceFindings {
    private final List<SourceProblem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public void problem(String file, SourceProblem.Kind kind, String message) {
        problems.add(new SourceProblem(file, kind, message));
    }

    public void note(String note) {
        notes.add(note);
    }

    /** Why nothing may be left of a source, for the end of a message; empty when nothing was wrong. */
    public String firstProblem() {
        return problems.isEmpty()
                ? ""
                : "; " + problems.size() + " files could not be taken, the first: " + problems.get(0);
    }

    public List<SourceProblem> problems() {
        return List.copyOf(problems);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
