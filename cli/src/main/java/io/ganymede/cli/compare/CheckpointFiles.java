package io.ganymede.cli.compare;

import io.ganymede.cli.terminal.OutputFile;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.checkpoint.CheckpointManifest;
import io.ganymede.common.job.CheckpointPointer;
import io.ganymede.common.job.JobSnapshot;
import io.ganymede.common.json.Json;
import java.nio.file.Path;
import java.util.Optional;

/** What jobs have left in the object store. */
final class CheckpointFiles {
    private final ArtifactStore store;
    private final Path folder;

    /**
     * Access to checkpoints.
     *
     * @param folder where pictures are saved
     */
    CheckpointFiles(ArtifactStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /** The manifest of a job's last checkpoint; empty when it has none. */
    Optional<CheckpointManifest> last(JobSnapshot job) {
        CheckpointPointer last = job.lastCheckpoint();
        return last == null
                ? Optional.empty()
                : Optional.of(Json.read(
                        "object '" + last.manifest().key() + "'",
                        store.read(last.manifest()),
                        CheckpointManifest.class));
    }

    /** Saves the grid of samples of a checkpoint, a row a class; empty when it has none. */
    Optional<Path> saveSamples(CheckpointManifest checkpoint) {
        ArtifactRef samples = checkpoint.files().get(CheckpointManifest.SAMPLES);
        if (samples == null) {
            return Optional.empty();
        }
        Path picture = folder.resolve(checkpoint.jobId() + ".png");
        OutputFile.write(picture, store.read(samples));
        return Optional.of(picture);
    }
}
