package io.ganymede.cli.dataset;

import io.ganymede.common.artifact.ArtifactRef;
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
        manifest.splits()
                .forEach((name, description) -> collect(problems, "split '" + name + "'", () -> {
                    Path file = scratch.resolve(name + ".safetensors");
                    store.download(description.file(), file);
                    try (DatasetSplit split = DatasetSplit.open(file, manifest, name)) {
                        digest.add(name, split);
                    }
                }));
        ArtifactRef report = manifest.imported().report();
        if (report != null) {
            collect(problems, "import report", () -> store.read(report));
        }
        if (problems.isEmpty() && !digest.value().equals(manifest.contentDigest())) {
            problems.add("content has digest " + digest.value() + ", expected " + manifest.contentDigest());
        }
        return List.copyOf(problems);
    }

    /** Runs a check; what it finds becomes a line, other errors are thrown. */
    private static void collect(List<String> problems, String label, Runnable check) {
        try {
            check.run();
        } catch (PlatformException e) {
            if (!FINDINGS.contains(e.reason())) {
                throw e;
            }
            problems.add(label + ": " + e.getMessage());
        }
    }
}
