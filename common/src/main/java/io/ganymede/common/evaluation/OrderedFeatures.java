package io.ganymede.common.evaluation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Where features come from, as the evaluator is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = OrderedFeatures.None.class, name = "none"),
    @JsonSubTypes.Type(value = OrderedFeatures.Classifier.class, name = "classifier"),
    @JsonSubTypes.Type(value = OrderedFeatures.Onnx.class, name = "onnx")
})
public sealed interface OrderedFeatures {
    /** No network: the sides hold features or logits, or images of which only what pixels tell is scored. */
    record None() implements OrderedFeatures {}

    /**
     * A classifier of the platform.
     *
     * @param label {@code name:version}
     * @param manifestDigest SHA-256 of its manifest
     * @param onnx absolute path of the network
     * @param mean per channel, of images in [0, 1]
     * @param deviation per channel, likewise
     * @param classes what it tells apart
     */
    record Classifier(
            String label,
            String manifestDigest,
            String onnx,
            List<Double> mean,
            List<Double> deviation,
            List<String> classes)
            implements OrderedFeatures {}

    /**
     * A network of the user's.
     *
     * @param file absolute path of the network
     * @param descriptor absolute path of what is said of it
     */
    record Onnx(String file, String descriptor) implements OrderedFeatures {}
}
