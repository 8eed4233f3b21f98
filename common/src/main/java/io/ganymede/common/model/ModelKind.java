package io.ganymede.common.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a published model does. */
public enum ModelKind {
    @JsonProperty("generator")
    GENERATOR,
    @JsonProperty("classifier")
    CLASSIFIER
}
