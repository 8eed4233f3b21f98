package io.ganymede.common.condition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a generator's condition is. */
public enum ConditionKind {
    /** The generator has no input {@code y}. */
    @JsonProperty("none")
    NONE,
    /** {@code y} is a class, one-hot. */
    @JsonProperty("classes")
    CLASSES,
    /** {@code y} is a vector of attributes: 0 or 1 for a binary one, any number in its range for a real one. */
    @JsonProperty("attributes")
    ATTRIBUTES
}
