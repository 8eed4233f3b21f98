package io.ganymede.common.model;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.network.Shape;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a published model. A generator takes {@code z} [N, latentDim] and, unless it has no conditions, {@code y} [N,
 * conditions] and gives {@code image} [N, C, H, W] in [-1, 1]. A classifier takes {@code x} [N, C, H, W], each channel
 * normalised by {@code (v - mean) / deviation} with v in [0, 1], and gives {@code logits} [N, classes] and {@code features}
 * [N, d].
 *
 * @param onnx the network
 * @param conditions what the generator is told; none for a classifier
 * @param classes what the classifier tells apart; empty for a generator
 * @param latentDim length of z; 0 for a classifier
 * @param mean per channel, classifier only; empty for a generator
 * @param deviation per channel, likewise
 * @param metrics scores of the checkpoint; of a classifier {@code testAccuracy} and {@code testEntropyBelow0.05}, the share of
 *     test images of whose class it is sure
 * @param protocolDigest protocol of the scores; absent for a classifier
 * @param parity parity of the export
 * @param provenance versions, machine: free key/value pairs
 */
public record ModelManifest(
        String model,
        int version,
        ModelKind kind,
        ArtifactRef onnx,
        Shape imageShape,
        ConditionSpace conditions,
        List<String> classes,
        int latentDim,
        List<Double> mean,
        List<Double> deviation,
        Map<String, Double> metrics,
        @Nullable String protocolDigest,
        ExportParity parity,
        Lineage lineage,
        Map<String, String> provenance,
        Instant createdAt) {
    public ModelManifest {
        classes = List.copyOf(classes);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
        boolean fits = kind == ModelKind.GENERATOR
                ? classes.isEmpty()
                : !classes.isEmpty() && conditions.kind() == ConditionKind.NONE;
        if (!fits) {
            throw new IllegalArgumentException("model '" + model + "' of kind " + kind + " cannot have conditions "
                    + conditions.names() + " and tell the classes " + classes + " apart");
        }
    }
}
