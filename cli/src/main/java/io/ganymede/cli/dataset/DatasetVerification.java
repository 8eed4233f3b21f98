package io.ganymede.cli.dataset;

import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.dataset.ContentDigest;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a whole data set again and compares it with its manifest: digests of files, shapes, counts, labels, content. */
public final class DatasetVerification {
    private static final Set<Reason> FINDINGS =
            EnumSet.of(Reason.DIGEST_MISMATCH, Reason.INVALID_FILE, Reason.NOT_FOUND);

    private final ArtifactStore store;
    private final Path scratch;

    /** A verification that downloads to a directory. */
    public DatasetVerification(ArtifactStore store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /** What is wrong, a line each; empty when all is well. Errors of the connection are thrown. */
    public List<String> problems(DatasetManifest manifest) {
        List<String> problems = new ArrayList<>();
        ContentDigest digest = new ContentDigest(manifest.imageShape(), manifest.labels());
        manifest.splits().forEach((name, description) -> {
            Path file = scratch.resolve(name + ".safetensors");
            try {
                store.download(description.file(), file);
                try (DatasetSplit split = DatasetSplit.open(file, manifest, name)) {
                    digest.add(name, split);
                }
            } catch (PlatformException e) {
                if (!FINDINGS.contains(e.reason())) {
                    throw e;
                }
                problems.add("split '" + name + "': " + e.getMessage());
            }
        });
        if (manifest.imported().report() != null) {
            try {
                var unused = store.read(manifest.imported().report());
            } catch (PlatformException e) {
                if (!FINDINGS.contains(e.reason())) {
                    throw e;
                }
                problems.add("import report: " + e.getMessage());
            }
        }
        if (problems.isEmpty() && !digest.value().equals(manifest.contentDigest())) {
            problems.add("content has digest " + digest.value() + ", expected " + manifest.contentDigest());
        }
        return List.copyOf(problems);
    }
}
