package io.ganymede.sampler.promotion;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.model.ExportParity;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.sampler.inference.GeneratorSession;
import io.ganymede.sampler.inference.GeneratorSignature;
import java.util.Map;

/**
 * Turns the averaged generator of a checkpoint into ONNX and lets ONNX Runtime repeat the images that the trainer computed for
 * the probe latents. An export that does not repeat them is refused.
 */
public final class GeneratorExport {
    private final ArtifactStore store;
    private final double tolerance;

    /**
     * @param tolerance largest difference of any pixel, images in [-1, 1]
     */
    public GeneratorExport(ArtifactStore store, double tolerance) {
        this.store = store;
        this.tolerance = tolerance;
    }

    /**
     * Exports.
     *
     * @param ref the checkpoint's manifest
     * @throws PlatformException with reason ParityFailed, InvalidFile, InvalidNetwork, NotFound or DigestMismatch
     */
    public ExportedGenerator export(ArtifactRef ref) {
        CheckpointManifest checkpoint =
                Json.read("checkpoint manifest '" + ref.key() + "'", store.read(ref), CheckpointManifest.class);
        NetworkDescription network = checkpoint.generator();
        GeneratorSignature signature = new GeneratorSignature(
                network.inputShape(GeneratorSignature.LATENT).elements(),
                checkpoint.conditions().size(),
                network.outputShape(GeneratorSignature.IMAGE));
        byte[] onnx = OnnxWriter.write(
                network, tensors(checkpoint, CheckpointManifest.GENERATOR_AVERAGE), metadata(checkpoint));
        ExportParity parity = parity(ref, signature, onnx, tensors(checkpoint, CheckpointManifest.PROBE));
        return new ExportedGenerator(checkpoint, signature, parity, onnx);
    }

    private Map<String, Tensor> tensors(CheckpointManifest checkpoint, String file) {
        ArtifactRef ref = checkpoint.file(file);
        try (SafetensorsFile tensors = SafetensorsFile.of(ref.key(), store.read(ref))) {
            return tensors.tensors();
        }
    }

    /** What a finder of the bare file should know; nothing that differs between two exports of one checkpoint. */
    private static Map<String, String> metadata(CheckpointManifest checkpoint) {
        return Map.of(
                "ganymede.job", checkpoint.jobId(),
                "ganymede.step", Long.toString(checkpoint.step()),
                "ganymede.spec", checkpoint.specHash(),
                "ganymede.dataset", checkpoint.dataset().manifest().sha256());
    }

    private ExportParity parity(ArtifactRef ref, GeneratorSignature signature, byte[] onnx, Map<String, Tensor> probe) {
        float[] difference;
        int probes;
        try (GeneratorSession session = GeneratorSession.open(ref.key(), onnx, signature, 1)) {
            Probe expected = Probe.of(ref.key(), signature, probe);
            probes = expected.count();
            difference = expected.differences(session);
        }
        double largest = 0;
        for (float value : difference) {
            // A NaN is no match either, and Math.max keeps it.
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest <= tolerance)) {
            throw new PlatformException(
                    Reason.PARITY_FAILED,
                    "export of checkpoint '" + ref.key() + "' does not repeat the trainer's images: largest difference "
                            + largest + ", expected at most " + tolerance);
        }
        return new ExportParity(probes, largest, tolerance);
    }
}
