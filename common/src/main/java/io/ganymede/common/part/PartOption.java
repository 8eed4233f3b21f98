package io.ganymede.common.part;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ganymede.common.job.OptionValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a part can be tuned with.
 *
 * @param name key in the request
 * @param kind what its values are
 * @param preset value when neither preset nor request gives one
 * @param least smallest allowed number; absent unless values are numbers
 * @param most largest allowed number, likewise
 * @param choices allowed words of a {@link Kind#CHOICE}, else empty
 * @param meaning one line for people
 */
public record PartOption(
        String name,
        Kind kind,
        OptionValue preset,
        @Nullable Double least,
        @Nullable Double most,
        List<String> choices,
        String meaning) {
    /** What the values of an option are. */
    public enum Kind {
        /** Any number within the bounds. */
        @JsonProperty("number")
        NUMBER,
        /** A whole number within the bounds. */
        @JsonProperty("whole")
        WHOLE,
        /** One of some words. */
        @JsonProperty("choice")
        CHOICE,
        /** true or false. */
        @JsonProperty("switch")
        SWITCH
    }

    public PartOption {
        choices = List.copyOf(choices);
    }
}
