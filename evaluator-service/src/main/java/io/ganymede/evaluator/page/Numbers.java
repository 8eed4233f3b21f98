package io.ganymede.evaluator.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private static final int VALUE_DIGITS = 6;
    private static final int PLAIN_DIGITS = 4;
    private static final int ERROR_DIGITS = 2;
    private static final int SMALLEST_PLAIN_EXPONENT = -5;
    private static final int LARGEST_PLAIN_EXPONENT = 9;

    private Numbers() {}

    /** Six significant digits. */
    static String value(double value) {
        return text(rounded(value, VALUE_DIGITS));
    }

    /** Both to the second digit of the error, {@code 12.30 ± 0.31}; the value with six digits where the error is none. */
    static String pair(double value, double error) {
        if (!(error > 0)) {
            return value(value) + " ± 0";
        }
        BigDecimal two = rounded(error, ERROR_DIGITS);
        int scale = ERROR_DIGITS - (two.precision() - two.scale());
        if (!isPlain(two) || !isPlain(rounded(value, VALUE_DIGITS)) || scale < 0) {
            return value(value) + " ± " + text(two);
        }
        return new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN).toPlainString()
                + " ± "
                + new BigDecimal(error).setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Two significant digits. */
    static String rough(double value) {
        return text(rounded(value, ERROR_DIGITS));
    }

    /** Four significant digits, zeros at the end included, so that columns of such numbers compare. */
    static String plain(double value) {
        BigDecimal four = rounded(value, PLAIN_DIGITS);
        if (four.signum() == 0 || !isPlain(four)) {
            return text(four);
        }
        int whole = four.precision() - four.scale();
        return four.setScale(Math.max(0, PLAIN_DIGITS - whole), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** With commas between thousands. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** With its sign. */
    static String signed(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : "+" + number;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits));
    }

    private static String text(BigDecimal rounded) {
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return isPlain(rounded) ? stripped.toPlainString() : stripped.toString();
    }

    private static boolean isPlain(BigDecimal rounded) {
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 || (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT);
    }
}
