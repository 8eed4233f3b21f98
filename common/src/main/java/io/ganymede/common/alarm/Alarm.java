package io.ganymede.common.alarm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with a training. An alarm tells that it begins; as long as it lasts there is no other of its kind.
 *
 * @param code stable name of its kind, in lower case with hyphens; docs/watching.md lists them
 * @param severity how bad it is
 * @param step step after which it was found, 0 for before the first
 * @param signal what was measured, a name of {@code Signals} or of a setting
 * @param value what was found; absent when that is no finite number
 * @param threshold what it was held against; absent where there is no limit
 * @param message what was found, in a sentence
 * @param advice what can be done, in a sentence
 */
public record Alarm(
        String code,
        AlarmSeverity severity,
        long step,
        String signal,
        @Nullable Double value,
        @Nullable Double threshold,
        String message,
        String advice) {
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    public Alarm {
        require(CODE.matcher(code).matches(), "has a code that is no kebab case: got '" + code + "'");
        require(step >= 0, "has a step below 0: got " + step);
        require(isFinite(value) && isFinite(threshold), "compares " + value + " with " + threshold + ": no numbers");
        require(!message.isBlank() && !advice.isBlank(), "needs a message and an advice");
    }

    /** A value for an alarm: null when it is no finite number. */
    public static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static boolean isFinite(@Nullable Double value) {
        return value == null || Double.isFinite(value);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("alarm " + problem);
        }
    }
}
