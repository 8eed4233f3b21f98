package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much is done to score a checkpoint. */
public enum EvaluationStage {
    /** A small number of images, for every checkpoint: enough to see which way a training goes. */
    @JsonProperty("fast")
    FAST,
    /** All images that the request asks for: for checkpoints that may be promoted, and the last one. */
    @JsonProperty("full")
    FULL
}
