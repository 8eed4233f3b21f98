package io.ganymede.local;

import java.util.List;

/** Topics exist already, but not as they should be. */
public final class TopicMismatchException extends RuntimeException {
    private final List<String> differences;

    /** With one sentence per difference, all of them reported together. */
    public TopicMismatchException(List<String> differences) {
        super(String.join("; ", differences));
        this.differences = List.copyOf(differences);
    }

    /** One sentence per difference. */
    public List<String> differences() {
        return differences;
    }
}
