package io.ganymede.cli.dataset;

import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.dataset.ImportSummary;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes images into the object store as a new version of a data set: the splits first, the manifest last, so that nothing half
 * imported is ever visible. Content that the newest version already has is not written again. Needs memory for labels and a few
 * hundred images, whatever the size of the source.
 */
public final class DatasetImport {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String REPORT = "import-report.json";
    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";

    private final ArtifactStore store;
    private final Clock clock;
    private final int threads;

    /** An import that decodes images on as many threads as there are cores. */
    public DatasetImport(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.threads = Runtime.getRuntime().availableProcessors();
    }

    /**
     * Imports images. Problems are collected over the whole source; the result is refused because of them unless the options
     * skip what is bad.
     *
     * @param work directory for scratch files, as large as the data set; left empty
     * @throws PlatformException with reason InvalidArgument for a name that is not lower-case letters, digits and dashes, or
     *     options that do not fit the source, InvalidFile when nothing can be imported
     */
    public ImportResult run(
            String name, ImageSource source, ImportOptions options, Path work, ImportProgress progress) {
        requireName(name);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (ScratchDirectory scratch = ScratchDirectory.in(work)) {
            String version = new DatasetCatalog(store).nextVersion(name);
            ImportAttempt attempt = new ImportAttempt(name, version, source, options, progress);
            ImportAttempt.Converted converted = attempt.run(workers, scratch.path());
            ImportReport report = attempt.report();
            return report.allows(options)
                    ? store(name, options, converted, report)
                    : new ImportResult(report, null, false);
        } catch (IOException e) {
            throw new UncheckedIOException("importing data set '" + name + "' failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "importing data set '" + name + "' was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    /**
     * Refuses a name that cannot be part of an object's key.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    public static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "data set name '" + name + "' is not allowed: expected 1 to 63 lower-case letters, digits and"
                            + " dashes, a letter or digit first");
        }
    }

    private ImportResult store(
            String name, ImportOptions options, ImportAttempt.Converted converted, ImportReport report) {
        DatasetManifest manifest = manifest(name, options, converted, report, null);
        Optional<DatasetCatalog.Entry> same =
                new DatasetCatalog(store).newest(name).filter(newest -> sameContent(newest.manifest(), manifest));
        if (same.isPresent()) {
            return new ImportResult(report, same.get(), false);
        }
        converted
                .splits()
                .values()
                .forEach(split -> store.put(split.description().file().key(), split.file(), BINARY));
        String folder = ObjectKeys.dataset(name, converted.version());
        DatasetManifest published = report.count() == 0
                ? manifest
                : manifest(name, options, converted, report, store.put(folder + REPORT, Json.bytes(report), JSON));
        ArtifactRef ref = store.put(folder + ObjectKeys.MANIFEST, Json.bytes(published), JSON);
        DatasetRef stored = new DatasetRef(name, converted.version(), ref);
        return new ImportResult(report, new DatasetCatalog.Entry(stored, published), true);
    }

    private DatasetManifest manifest(
            String name,
            ImportOptions options,
            ImportAttempt.Converted converted,
            ImportReport report,
            @Nullable ArtifactRef reportRef) {
        Map<String, SplitDescription> splits = new TreeMap<>();
        converted.splits().forEach((split, written) -> splits.put(split, written.description()));
        long duplicates = options.keepDuplicates() ? report.count(Kind.DUPLICATE) : 0;
        return new DatasetManifest(
                name,
                converted.version(),
                converted.imageShape(),
                DatasetManifest.BYTES,
                converted.labels(),
                splits,
                converted.mean(),
                converted.deviation(),
                converted.contentDigest(),
                options.licence(),
                options.source(),
                new ImportSummary(
                        options.format(), options.record(), converted.leftOut(), duplicates, report.count(), reportRef),
                clock.instant());
    }

    private static boolean sameContent(DatasetManifest one, DatasetManifest other) {
        return one.contentDigest().equals(other.contentDigest())
                && one.labels().equals(other.labels())
                && one.licence().equals(other.licence())
                && one.source().equals(other.source());
    }
}
