package io.ganymede.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The value of an option: a number, a word or a switch.
 *
 * @param value a finite Double, a String or a Boolean
 */
public record OptionValue(@JsonValue Object value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OptionValue {
        value = value instanceof Number number ? number.doubleValue() : value;
        boolean number = value instanceof Double d && Double.isFinite(d);
        if (!number && !(value instanceof String) && !(value instanceof Boolean)) {
            throw new IllegalArgumentException("an option is a finite number, a text, true or false: got " + value);
        }
    }

    public static OptionValue of(double value) {
        return new OptionValue(value);
    }

    public static OptionValue of(String value) {
        return new OptionValue(value);
    }

    public static OptionValue of(boolean value) {
        return new OptionValue(value);
    }

    @Override
    public String toString() {
        return value instanceof String ? "'" + value + "'" : value.toString();
    }
}
