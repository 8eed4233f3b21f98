package io.ganymede.trainer.option;

import io.ganymede.common.job.OptionValue;
import java.util.List;

/**
 * Something that a part of a training can be tuned with.
 *
 * @param name key in the request
 * @param kind what its values are
 * @param preset value when the request has none
 * @param least smallest allowed number
 * @param most largest allowed number
 * @param choices allowed words of a {@link Kind#CHOICE}, else empty
 * @param meaning one line for people
 */
public record Option(
        String name, Kind kind, OptionValue preset, double least, double most, List<String> choices, String meaning) {

    /** What the values of an option are. */
    public enum Kind {
        /** Any number within the bounds. */
        NUMBER,
        /** A whole number within the bounds. */
        WHOLE,
        /** One of some words. */
        CHOICE,
        /** true or false. */
        SWITCH
    }

    public Option {
        choices = List.copyOf(choices);
    }

    /** A number within bounds. */
    public static Option number(String name, double preset, double least, double most, String meaning) {
        return new Option(name, Kind.NUMBER, OptionValue.of(preset), least, most, List.of(), meaning);
    }

    /** A whole number within bounds. */
    public static Option whole(String name, int preset, int least, int most, String meaning) {
        return new Option(name, Kind.WHOLE, OptionValue.of(preset), least, most, List.of(), meaning);
    }

    /** One of some words; the first is the preset. */
    public static Option choice(String name, List<String> choices, String meaning) {
        return new Option(name, Kind.CHOICE, OptionValue.of(choices.get(0)), 0, 0, choices, meaning);
    }

    /** A switch. */
    public static Option flag(String name, boolean preset, String meaning) {
        return new Option(name, Kind.SWITCH, OptionValue.of(preset), 0, 0, List.of(), meaning);
    }

    /** The same option with another preset. */
    public Option withPreset(OptionValue value) {
        return new Option(name, kind, value, least, most, choices, meaning);
    }

    /** Whether a value is one that this option can have. */
    boolean allows(OptionValue value) {
        return switch (kind) {
            case NUMBER -> value.value() instanceof Double number && number >= least && number <= most;
            case WHOLE ->
                value.value() instanceof Double number
                        && number >= least
                        && number <= most
                        && number == Math.rint(number);
            case CHOICE -> value.value() instanceof String word && choices.contains(word);
            case SWITCH -> value.value() instanceof Boolean;
        };
    }

    /** What values this option can have, in words. */
    public String rule() {
        return switch (kind) {
            case NUMBER -> "a number from " + least + " to " + most;
            case WHOLE -> "a whole number from " + (long) least + " to " + (long) most;
            case CHOICE -> "one of " + choices;
            case SWITCH -> "true or false";
        };
    }
}
