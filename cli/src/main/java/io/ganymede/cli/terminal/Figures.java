package io.ganymede.cli.terminal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class Figures {
    private Figures() {}

    /** With the given number of decimals, or a dash when there is none. */
    public static String decimal(@Nullable Double value, int decimals) {
        return value == null ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Seconds as {@code m:ss}. */
    public static String clock(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
