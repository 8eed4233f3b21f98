package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a comparison says of the second of two scores. */
public enum Verdict {
    @JsonProperty("better")
    BETTER("better"),
    @JsonProperty("worse")
    WORSE("worse"),
    /** The difference may be chance. */
    @JsonProperty("not significant")
    NOT_SIGNIFICANT("not significant");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
