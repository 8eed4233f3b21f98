package io.ganymede.evaluator.pickle;

import java.util.Optional;

/**
 * A Python name on the allow-list.
 *
 * @param name module and name, such as {@code collections.OrderedDict}
 * @param function what a call does; empty where the name is only mentioned
 */
public record PickleGlobal(String name, Optional<PickleFunction> function) {
    /** A name that may be mentioned and called. */
    public static PickleGlobal callable(String name, PickleFunction function) {
        return new PickleGlobal(name, Optional.of(function));
    }

    /** A name that may be mentioned but not called. */
    public static PickleGlobal mentioned(String name) {
        return new PickleGlobal(name, Optional.empty());
    }
}
