package io.ganymede.common.job;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a job produces. */
public enum JobKind {
    /** A conditional generator and its discriminator; checkpoints are evaluated and may be published. */
    @JsonProperty("gan")
    GAN,
    /** A classifier of a data set, published as ONNX: the evaluator's in-domain network. */
    @JsonProperty("reference-classifier")
    REFERENCE_CLASSIFIER
}
