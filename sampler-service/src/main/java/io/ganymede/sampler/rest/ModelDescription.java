package io.ganymede.sampler.rest;

import io.ganymede.common.model.ExportParity;
import io.ganymede.common.model.Lineage;
import io.ganymede.common.model.ModelManifest;
import io.ganymede.common.network.Shape;
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
 * @param classes class names; a label is an index into them
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
        List<String> classes,

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
        return new ModelDescription(
                manifest.model(),
                manifest.version(),
                manifest.onnx().sha256(),
                manifest.classes(),
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
