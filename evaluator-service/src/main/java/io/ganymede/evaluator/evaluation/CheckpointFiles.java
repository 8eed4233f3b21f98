package io.ganymede.evaluator.evaluation;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.event.CheckpointPublished;
import io.ganymede.common.json.Json;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.evaluator.inference.GeneratorNetwork;
import io.ganymede.evaluator.inference.InferenceSettings;
import java.util.Map;

/** What an evaluation reads of a checkpoint, every file against its digest. */
final class CheckpointFiles {
    private final ArtifactStore store;

    CheckpointFiles(ArtifactStore store) {
        this.store = store;
    }

    /** The manifest; InvalidArgument when it is of another checkpoint than the event says. */
    CheckpointManifest manifest(CheckpointPublished published) {
        String key = published.manifest().key();
        CheckpointManifest manifest =
                Json.read("manifest '" + key + "'", store.read(published.manifest()), CheckpointManifest.class);
        if (!manifest.jobId().equals(published.jobId())
                || manifest.attempt() != published.attempt()
                || manifest.step() != published.step()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "manifest '%s' is of another checkpoint: got %s/%d/%d, expected %s/%d/%d (job, attempt, step)"
                            .formatted(
                                    key,
                                    manifest.jobId(),
                                    manifest.attempt(),
                                    manifest.step(),
                                    published.jobId(),
                                    published.attempt(),
                                    published.step()));
        }
        return manifest;
    }

    DatasetManifest dataset(CheckpointPublished published) {
        String key = published.dataset().manifest().key();
        return Json.read(
                "manifest '" + key + "'", store.read(published.dataset().manifest()), DatasetManifest.class);
    }

    /** The averaged generator in ONNX Runtime; the caller closes it. */
    GeneratorNetwork generator(CheckpointManifest manifest, DatasetManifest dataset, InferenceSettings settings) {
        String label = manifest.jobId() + "/" + manifest.step();
        GeneratorNetwork generator = GeneratorNetwork.open(label, onnx(manifest), settings);
        boolean classesFit = manifest.conditions().kind() != ConditionKind.CLASSES
                || manifest.conditions().names().equals(dataset.classes());
        if (!classesFit || !generator.imageShape().equals(dataset.imageShape())) {
            generator.close();
            throw new PlatformException(
                    Reason.INVALID_NETWORK,
                    "generator of checkpoint '%s' does not fit data set '%s': got %s of %s, expected %s of %s"
                            .formatted(
                                    label,
                                    dataset.name(),
                                    manifest.conditions().names(),
                                    generator.imageShape(),
                                    dataset.classes(),
                                    dataset.imageShape()));
        }
        return generator;
    }

    private byte[] onnx(CheckpointManifest manifest) {
        byte[] weights = store.read(manifest.file(CheckpointManifest.GENERATOR_AVERAGE));
        try (SafetensorsFile file = SafetensorsFile.of(CheckpointManifest.GENERATOR_AVERAGE, weights)) {
            return OnnxWriter.write(manifest.generator(), file.tensors(), Map.of());
        }
    }
}
