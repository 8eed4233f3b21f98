package io.ganymede.cli.evaluate.side;

import org.jspecify.annotations.Nullable;

/**
 * What the user said of a side.
 *
 * @param given path, or {@code dataset:NAME[:VERSION][/SPLIT]}
 * @param format name of the format; found by a look at the source when absent
 * @param split split of a source that has several; the side's default when absent
 */
public record SideRequest(
        Side side,
        String given,
        @Nullable String format,
        @Nullable String split) {
    /** For messages. */
    public String label() {
        return side.option() + " '" + given + "'";
    }
}
