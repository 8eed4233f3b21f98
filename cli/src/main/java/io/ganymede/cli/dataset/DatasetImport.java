package io.ganymede.cli.dataset;

import io.ganymede.common.artifact.ArtifactRef;
import io.ganymede.common.artifact.ArtifactStore;
import io.ganymede.common.artifact.ObjectKeys;
import io.ganymede.common.dataset.DatasetCatalog;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.DatasetRef;
import io.ganymede.common.dataset.ImportSummary;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes images into the object store as a new version of a data set: the splits first, the manifest last. Content that the
 * newest version already has is not written again.
 */
public final class DatasetImport {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final ArtifactStore store;
    private final Clock clock;

    public DatasetImport(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Imports images.
     *
     * @return the version that holds them, new or found
     * @throws PlatformException with reason InvalidArgument for a name that is not lower-case letters, digits and dashes
     */
    public DatasetRef run(String name, ImageSource source) {
        if (!NAME.matcher(name).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "data set name '" + name + "' is not allowed: expected lower-case letters, digits and dashes");
        }
        try {
            Path work = Files.createTempDirectory("ganymede-import-");
            try {
                return store(name, source, work);
            } finally {
                remove(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("importing data set '" + name + "' failed", e);
        }
    }

    private DatasetRef store(String name, ImageSource source, Path work) throws IOException {
        DatasetCatalog catalog = new DatasetCatalog(store);
        String version = catalog.nextVersion(name);
        Shape shape = source.splits().values().iterator().next().imageShape();
        ImageMoments moments = new ImageMoments(List.of(), List.of());
        Map<String, Path> files = new TreeMap<>();
        Map<String, SplitDescription> splits = new TreeMap<>();
        for (Map.Entry<String, LabelledImages> split : source.splits().entrySet()) {
            LabelledImages images = split.getValue();
            ByteBuffer pixels = pixels(images, shape);
            if (split.getKey().equals("train")) {
                moments = ImageMoments.of(pixels, shape);
            }
            Path file = work.resolve(split.getKey() + ".safetensors");
            SafetensorsWriter.write(file, tensors(images, shape, pixels), Map.of());
            files.put(split.getKey(), file);
            splits.put(split.getKey(), describe(ObjectKeys.dataset(name, version), file, images, source));
        }
        DatasetManifest manifest = new DatasetManifest(
                name,
                version,
                shape,
                LabelSpace.ofClasses(source.classes()),
                splits,
                moments.mean(),
                moments.deviation(),
                "",
                source.licence(),
                source.source(),
                new ImportSummary("idx", Map.of(), 0, 0, null),
                clock.instant());
        return catalog.newest(name)
                .filter(newest -> sameContent(newest.manifest(), manifest))
                .map(DatasetCatalog.Entry::ref)
                .orElseGet(() -> publish(manifest, files));
    }

    private static boolean sameContent(DatasetManifest one, DatasetManifest other) {
        return one.classes().equals(other.classes())
                && one.splits().keySet().equals(other.splits().keySet())
                && one.splits().entrySet().stream().allMatch(split -> split.getValue()
                        .file()
                        .sha256()
                        .equals(other.split(split.getKey()).file().sha256()));
    }

    private DatasetRef publish(DatasetManifest manifest, Map<String, Path> files) {
        files.forEach((split, file) -> store.put(manifest.split(split).file().key(), file, "application/octet-stream"));
        String key = ObjectKeys.dataset(manifest.name(), manifest.version()) + ObjectKeys.MANIFEST;
        ArtifactRef ref = store.put(key, Json.bytes(manifest), "application/json");
        return new DatasetRef(manifest.name(), manifest.version(), ref);
    }

    private static SplitDescription describe(String folder, Path file, LabelledImages images, ImageSource source)
            throws IOException {
        long[] counts = new long[source.classes().size()];
        for (int i = 0; i < images.count(); i++) {
            counts[images.label(i)]++;
        }
        List<Long> classCounts = new ArrayList<>();
        for (long count : counts) {
            classCounts.add(count);
        }
        return SplitDescription.ofClasses(ArtifactRef.of(folder + file.getFileName(), file), classCounts);
    }

    private static Map<String, Tensor> tensors(LabelledImages images, Shape shape, ByteBuffer pixels) {
        long[] labels = new long[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.label(i);
        }
        List<Long> sizes = new ArrayList<>(List.of((long) images.count()));
        shape.dimensions().forEach(size -> sizes.add(size.longValue()));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(SplitDescription.IMAGES, new Tensor(DataType.U8, sizes, pixels));
        tensors.put(SplitDescription.LABELS, Tensor.ofLongs(List.of((long) labels.length), labels));
        return tensors;
    }

    private static ByteBuffer pixels(LabelledImages images, Shape shape) {
        ByteBuffer pixels = ByteBuffer.allocate(Math.multiplyExact(images.count(), shape.elements()));
        images.selection().forEach(example -> images.images().copyExample(example, pixels));
        return pixels.flip();
    }

    private static void remove(Path directory) throws IOException {
        List<Path> files;
        try (var listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
