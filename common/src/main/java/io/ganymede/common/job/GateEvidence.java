package io.ganymede.common.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a gate takes for better than the newest version. */
public enum GateEvidence {
    /** The verdict {@code better} of a paired comparison. */
    @JsonProperty("significant")
    SIGNIFICANT,
    /** A better value, by however little. */
    @JsonProperty("value")
    VALUE
}
