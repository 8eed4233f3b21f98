package io.ganymede.cli.dataset.array;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.dataset.SplitDescription;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.json.Json;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.TensorRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data sets as Ganymede stores them: {@code images} U8 [N, C, H, W], {@code labels} I64 [N], -1 for none, and {@code attributes}
 * F32 [N, A]. Names are those of {@code --classes}, of {@code manifest.json}, or of the files' metadata, where {@code classes} and
 * {@code attributes} are JSON lists; else they are numbered.
 */
public final class SafetensorsFormat implements SourceFormat {
    private static final String SUFFIX = ".safetensors";
    private static final String MANIFEST = "manifest.json";

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public String layout() {
        return "train.safetensors, valid.safetensors, test.safetensors, or one file, with images U8 [N, C, H, W] and"
                + " labels I64 [N] or attributes F32 [N, A]; manifest.json where Ganymede stored them";
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.CLASSES);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isRegularFile(root)
                ? fileName(root).endsWith(SUFFIX)
                : SourceRoot.of(root).files().stream()
                        .anyMatch(file -> fileName(file).endsWith(SUFFIX));
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        ArraySourceBuilder builder = new ArraySourceBuilder();
        List<Path> all =
                Files.isRegularFile(root) ? List.of(root) : SourceRoot.of(root).files();
        List<Path> files = all.stream()
                .filter(file -> fileName(file).endsWith(SUFFIX))
                .sorted(Comparator.comparingInt((Path file) -> SplitNames.rank(split(file)))
                        .thenComparing(SafetensorsFormat::fileName))
                .toList();
        if (files.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "source '" + root + "' has no safetensors files: expected " + layout());
        }
        for (Path file : files) {
            add(builder, file);
        }
        all.stream()
                .filter(file -> fileName(file).equals(MANIFEST))
                .findFirst()
                .ifPresent(file -> manifest(builder, file));
        if (!options.classes().isEmpty()) {
            builder.classes(options.classes());
        }
        return builder.build();
    }

    private static void add(ArraySourceBuilder builder, Path path) {
        String name = fileName(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            TensorRows images = rows(file, SplitDescription.IMAGES, DataType.U8);
            Shape shape = shape(images.shape());
            ArrayPart part = new ArrayPart(name, split(path), images.count(), row -> image(images, row, shape));
            if (file.names().contains(SplitDescription.LABELS)) {
                TensorRows labels = rows(file, SplitDescription.LABELS, DataType.I64);
                requireShape(labels, 1, part.count());
                part.withLabels(name, file.tensor(SplitDescription.LABELS).toLongs());
            }
            if (file.names().contains(SplitDescription.ATTRIBUTES)) {
                TensorRows attributes = rows(file, SplitDescription.ATTRIBUTES, DataType.F32);
                requireShape(attributes, 2, part.count());
                int columns = attributes.rowBytes() / Float.BYTES;
                part.withAttributes(new ArrayAttributes(
                        name, columns, file.tensor(SplitDescription.ATTRIBUTES).toFloats()));
            }
            List<String> classes = texts(file, "classes");
            if (!classes.isEmpty()) {
                builder.classes(classes);
            }
            List<String> columns = texts(file, SplitDescription.ATTRIBUTES);
            if (!columns.isEmpty()) {
                builder.attributes(columns.stream().map(Attribute::binary).toList(), List.of());
            }
            builder.add(part);
        } catch (PlatformException e) {
            builder.corrupt(name, e);
        }
    }

    private static void manifest(ArraySourceBuilder builder, Path file) {
        try {
            LabelSpace space = Json.read("'" + MANIFEST + "'", Files.readAllBytes(file), DatasetManifest.class)
                    .labels();
            builder.classes(space.classes()).attributes(space.attributes(), space.groups());
            builder.note("names of classes and attributes are those of '" + MANIFEST + "'");
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    private static TensorRows rows(SafetensorsFile file, String name, DataType type) {
        if (!file.names().contains(name)) {
            throw invalid("tensor '" + name + "' is missing; known: " + file.names());
        }
        TensorRows rows = file.rows(name);
        if (rows.type() != type) {
            throw invalid("tensor '" + name + "' has the wrong type: got " + rows.type() + ", expected " + type);
        }
        return rows;
    }

    private static Shape shape(List<Long> shape) {
        boolean isImages = shape.size() == 4
                && (shape.get(1) == 1 || shape.get(1) == 3)
                && shape.stream().skip(1).allMatch(size -> size > 0 && size <= Integer.MAX_VALUE);
        if (!isImages) {
            throw invalid("tensor 'images' has the wrong shape: got " + shape + ", expected [N, 1 or 3, H, W]");
        }
        return new Shape(shape.stream().skip(1).map(Math::toIntExact).toList());
    }

    private static void requireShape(TensorRows rows, int rank, int images) {
        if (rows.shape().size() != rank || rows.count() != images || rows.rowBytes() == 0) {
            throw invalid("labels or attributes do not fit the images: got " + rows + ", expected "
                    + (rank == 1 ? "[" + images + "]" : "[" + images + ", A]"));
        }
    }

    private static PixelImage image(TensorRows images, int row, Shape shape) {
        byte[] pixels = new byte[shape.elements()];
        images.copyRow(row, pixels, 0);
        return new PixelImage(shape, pixels);
    }

    private static List<String> texts(SafetensorsFile file, String key) {
        String json = file.metadata().get(key);
        List<String> texts = new ArrayList<>();
        if (json != null) {
            JsonNode list = Json.parse("metadata '" + key + "'", json.getBytes(StandardCharsets.UTF_8));
            for (JsonNode text : list) {
                texts.add(text.asText());
            }
            if (!list.isArray() || texts.isEmpty()) {
                throw invalid("metadata '" + key + "' is not a list of names: got " + json);
            }
        }
        return texts;
    }

    private static @Nullable String split(Path file) {
        String name = fileName(file).toLowerCase(Locale.ROOT);
        return SplitNames.of(name.substring(0, name.length() - Math.min(name.length(), SUFFIX.length())))
                .orElse(null);
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }

    private static PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, problem);
    }
}
