package io.ganymede.evaluator.page;

import org.jspecify.annotations.Nullable;

/**
 * A number on the page.
 *
 * @param exact all digits, for programs
 * @param text rounded, for people
 */
record Figure(String exact, String text) {
    static final Figure NONE = new Figure("", "");

    /** Six significant digits. */
    static Figure of(@Nullable Double value) {
        return value == null ? NONE : new Figure(Double.toString(value), Numbers.value(value));
    }

    /** Four significant digits. */
    static Figure plain(@Nullable Double value) {
        return value == null ? NONE : new Figure(Double.toString(value), Numbers.plain(value));
    }

    /** To the digits that its error leaves. */
    static Figure of(double value, @Nullable Double error) {
        return error == null ? of(value) : new Figure(Double.toString(value), Numbers.pair(value, error));
    }

    static Figure of(long count) {
        return new Figure(Long.toString(count), Numbers.count(count));
    }
}
