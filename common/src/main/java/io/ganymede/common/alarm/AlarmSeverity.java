package io.ganymede.common.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad it is. */
public enum AlarmSeverity {
    /** The training goes on, and will probably come to less than it could. */
    @JsonProperty("warning")
    WARNING,
    /** What follows is of no use, or the training stops. */
    @JsonProperty("critical")
    CRITICAL
}
