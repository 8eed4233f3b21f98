package io.ganymede.sampler.rest;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;
import io.ganymede.sampler.sampling.ModelConditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A model as callers see it.
 *
 * @param name its name in URLs
 * @param version the version that is served by name
 * @param digest SHA-256 of the network
 * @param conditions what a request may ask of it
 * @param usage the same for people
 * @param classes class names, in order of the index; empty when it is not told classes
 * @param attributes attributes with their ranges, in the order of the generator's input; empty when it is not told attributes
 * @param groups binary attributes of which at most one may be 1, or exactly one of an exhaustive group
 * @param imageShape [C, H, W]
 * @param metrics scores that promoted it
 * @param parity how well the export repeats the trainer's images
 * @param lineage what it was made from
 * @param versions versions in the object store, newest first; absent in lists
 */
@Schema(name = "Model")
public record ModelDescription(
        @Schema(examples = "fashion") String name,
        @Schema(examples = "3") int version,
        String digest,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"none", "classes", "attributes"},
                examples = "classes")
        ConditionKind conditions,

        String usage,
        List<String> classes,
        List<Attribute> attributes,
        List<AttributeGroup> groups,

        @Schema(type = SchemaType.ARRAY, implementation = Integer.class, examples = "[1, 28, 28]")
        Shape imageShape,

        @Schema(examples = "64") int latentDim,
        Map<String, Double> metrics,
        @Nullable String protocolDigest,
        ExportParity parity,
        Lineage lineage,
        Instant createdAt,
        @Nullable List<Integer> versions) {
    static ModelDescription of(ModelManifest manifest, @Nullable List<Integer> versions) {
        LabelSpace labels = manifest.conditions().labels();
        return new ModelDescription(
                manifest.model(),
                manifest.version(),
                manifest.onnx().sha256(),
                manifest.conditions().kind(),
                ModelConditions.of(manifest).usage(),
                labels.classes(),
                labels.attributes(),
                labels.groups(),
                manifest.imageShape(),
                manifest.latentDim(),
                manifest.metrics(),
                manifest.protocolDigest(),
                manifest.parity(),
                manifest.lineage(),
                manifest.createdAt(),
                versions);
    }
}
