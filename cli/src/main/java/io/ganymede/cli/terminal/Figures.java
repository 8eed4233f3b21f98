package io.ganymede.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class Figures {
    private static final int LONGEST_PLAIN = 7;

    private Figures() {}

    /** With the given number of decimals, or a dash when there is none. */
    public static String decimal(@Nullable Double value, int decimals) {
        return value == null ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** As short as it can be without loss: {@code 0.5}, {@code 16}, {@code 1e-6}. */
    public static String plain(double value) {
        String digits = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return digits.length() <= LONGEST_PLAIN
                ? digits
                : Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }

    /** Rounded to a number of significant digits, then as short as it can be: {@code 12.3457}, {@code 1.5e-13}. */
    public static String significant(double value, int digits) {
        return plain(new BigDecimal(value).round(new MathContext(digits)).doubleValue());
    }

    /** Seconds as {@code m:ss}. */
    public static String clock(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
