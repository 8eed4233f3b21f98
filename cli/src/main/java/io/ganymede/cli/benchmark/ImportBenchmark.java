package io.ganymede.cli.benchmark;

import io.ganymede.cli.dataset.DatasetImport;
import io.ganymede.cli.dataset.ImportOptions;
import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.ImportResult;
import io.ganymede.cli.dataset.format.SourceFormats;
import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.dataset.selection.SelectionOptions;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.minio.MinioArtifactStore;
import io.ganymede.common.artifact.minio.ObjectStoreSettings;
import io.ganymede.local.LocalCredentials;
import io.ganymede.local.LocalObjectStore;
import io.ganymede.local.LocalPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Imports generated images from a folder of PNG files and from CIFAR's layout into an S3 store of this JVM, through the same code
 * as {@code ganymede dataset import}. Argument: number of images, 60,000 by default.
 */
public final class ImportBenchmark {
    // A strong reference: the log manager itself would forget the level.
    private static final Logger STORE_LOG = Logger.getLogger("org.gaul");
    private static final double NANOS = 1e9;
    private static final long MIB = 1 << 20;

    private final ArtifactStore store;
    private final PrintStream out;
    private final Path directory;
    private final int images;

    private ImportBenchmark(ArtifactStore store, PrintStream out, Path directory, int images) {
        this.store = store;
        this.out = out;
        this.directory = directory;
        this.images = images;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int images = arguments.length == 0 ? 60_000 : Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        STORE_LOG.setLevel(Level.WARNING);
        try (ScratchDirectory scratch = ScratchDirectory.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path buckets = scratch.path().resolve("buckets");
            Files.createDirectories(buckets.resolve(LocalPlatform.BUCKET));
            LocalCredentials keys = LocalCredentials.in(scratch.path().resolve("credentials"));
            try (LocalObjectStore s3 = LocalObjectStore.start(buckets, 0, keys)) {
                ArtifactStore store = new MinioArtifactStore(new ObjectStoreSettings(
                        s3.endpoint(), LocalPlatform.BUCKET, "us-east-1", keys.accessKey(), keys.secretKey()));
                new ImportBenchmark(store, out, scratch.path(), images).run();
            }
        }
    }

    private void run() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                "%,d images of 32x32x3 in 10 classes; JDK %s, %d cores, largest heap %d MiB, S3 store in the same JVM%n",
                images, System.getProperty("java.version"), runtime.availableProcessors(), runtime.maxMemory() / MIB);
        Path folders = directory.resolve("folders");
        GeneratedImages.folders(folders, images);
        measure("folder", folders);
        Path cifar = directory.resolve("cifar");
        GeneratedImages.cifar(cifar, images);
        measure("cifar10", cifar);
    }

    private void measure(String format, Path source) throws IOException {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long started = System.nanoTime();
        ImportOptions options = new ImportOptions(
                format, SelectionOptions.ALL, ImagePreparation.NONE, false, false, "none", "generated", Map.of());
        try (ImageSource opened = SourceFormats.ALL.require(format).open(source, SourceOptions.NONE)) {
            ImportResult result = new DatasetImport(store, Clock.systemUTC())
                    .run("benchmark-" + format, opened, options, directory.resolve("work"), ImportProgress.SILENT);
            double seconds = (System.nanoTime() - started) / NANOS;
            out.printf(
                    "%-8s %.1f s, %,.0f images/s, peak heap %d MiB, content %.12s%n",
                    format,
                    seconds,
                    images / seconds,
                    peakHeap() / MIB,
                    result.require().manifest().contentDigest());
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
