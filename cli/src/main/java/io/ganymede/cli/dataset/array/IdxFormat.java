package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.array.IdxNames.Pair;
import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.TensorRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MNIST and the sets in its format. Images are {@code [N, H, W]} or {@code [N, C, H, W]} with C = 1 or 3. EMNIST's images are
 * stored with rows and columns exchanged and are turned back; its labels may begin at 1.
 */
public final class IdxFormat implements SourceFormat {
    static final String LAYOUT =
            "train-images-idx3-ubyte and train-labels-idx1-ubyte, the same with t10k or test, plain or .gz; or one file of"
                    + " images";

    private static final String EMNIST = "emnist";

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public String layout() {
        return LAYOUT;
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.CLASSES, SourceOption.LABELS, SourceOption.TRANSPOSE);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isRegularFile(root)
                ? IdxNames.isName(root) || IdxContent.isReadable(root)
                : SourceRoot.of(root).files().stream().anyMatch(IdxNames::isName);
    }

    /** As in the interface; a file of images is taken with the labels that its name leads to in its directory. */
    @Override
    public ImageSource open(Path root, SourceOptions options) {
        boolean isFile = Files.isRegularFile(root);
        SourceRoot files = isFile ? new SourceRoot(directory(root)) : SourceRoot.of(root);
        IdxNames names = isFile ? IdxNames.ofFile(root, files) : IdxNames.find(files, options.labels());
        boolean isEmnist = names.dataset().startsWith(EMNIST);
        boolean isTransposed = Optional.ofNullable(options.transpose()).orElse(isEmnist);
        ArraySourceBuilder builder = new ArraySourceBuilder();
        names.notes().forEach(builder::note);
        if (isTransposed && options.transpose() == null) {
            builder.note("rows and columns of each image are exchanged, because EMNIST stores them so; "
                    + SourceOption.TRANSPOSE.flag() + "=false leaves them");
        }
        boolean hasLabels = names.pairs().values().stream().anyMatch(pair -> pair.labels() != null);
        if (!hasLabels) {
            builder.note("there is no file of labels: every image is unlabelled");
        }
        names.pairs().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Pair> pair) -> SplitNames.rank(split(pair.getKey())))
                        .thenComparing(Map.Entry::getKey))
                .forEach(pair -> addPart(builder, pair.getKey(), pair.getValue(), isTransposed, hasLabels));
        nameClasses(builder, files, names, options);
        return builder.build();
    }

    private static void addPart(
            ArraySourceBuilder builder, String split, Pair pair, boolean isTransposed, boolean needsLabels) {
        if (pair.images() == null || (pair.labels() == null && needsLabels)) {
            Path present = Objects.requireNonNull(pair.images() == null ? pair.labels() : pair.images());
            builder.problem(
                    name(present),
                    Kind.MISSING_FILE,
                    pair.images() == null
                            ? "there are no images to these labels"
                            : "there are no labels to these images");
            return;
        }
        @Nullable IdxContent images = read(builder, pair.images());
        @Nullable IdxContent labels = pair.labels() == null ? null : read(builder, pair.labels());
        if (images == null || (pair.labels() != null && labels == null)) {
            return;
        }
        try {
            Shape shape = shape(images);
            ArrayPart part = new ArrayPart(
                    name(pair.images()),
                    split(split),
                    images.count(),
                    row -> image(images.rows(), row, shape, isTransposed));
            if (pair.labels() != null && labels != null) {
                part.withLabels(name(pair.labels()), labels(labels, images.count()));
            }
            builder.add(part);
        } catch (PlatformException e) {
            builder.corrupt(name(pair.images()), e);
        }
    }

    private static @Nullable IdxContent read(ArraySourceBuilder builder, Path file) {
        try {
            return IdxContent.read(file);
        } catch (PlatformException e) {
            builder.corrupt(name(file), e);
            return null;
        }
    }

    private static Shape shape(IdxContent images) {
        List<Integer> sizes = images.dimensions();
        if (sizes.size() == 3) {
            return Shape.of(1, sizes.get(1), sizes.get(2));
        }
        if (sizes.size() == 4 && (sizes.get(1) == 1 || sizes.get(1) == 3)) {
            return Shape.of(sizes.get(1), sizes.get(2), sizes.get(3));
        }
        throw new PlatformException(
                Reason.INVALID_FILE,
                "images have the wrong shape: got " + sizes + ", expected [N, H, W] or [N, 1 or 3, H, W]");
    }

    private static long[] labels(IdxContent content, int images) {
        if (content.dimensions().size() != 1 || content.count() != images) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "labels do not fit the images: got shape " + content.dimensions() + ", expected [" + images + "]");
        }
        long[] labels = new long[images];
        byte[] label = new byte[1];
        for (int i = 0; i < images; i++) {
            content.rows().copyRow(i, label, 0);
            labels[i] = label[0] & 0xff;
        }
        return labels;
    }

    private static PixelImage image(TensorRows rows, int row, Shape shape, boolean isTransposed) {
        byte[] stored = new byte[rows.rowBytes()];
        rows.copyRow(row, stored, 0);
        if (!isTransposed) {
            return new PixelImage(shape, stored);
        }
        int height = shape.size(1);
        int width = shape.size(2);
        byte[] pixels = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
            int x = i % width;
            int y = i / width % height;
            pixels[i - y * width - x + x * height + y] = stored[i];
        }
        return new PixelImage(Shape.of(shape.size(0), width, height), pixels);
    }

    private static void nameClasses(
            ArraySourceBuilder builder, SourceRoot files, IdxNames names, SourceOptions options) {
        builder.classes(options.classes());
        Optional<Path> mapping = files.files().stream()
                .filter(file -> name(file).equals(names.dataset() + "-mapping.txt"))
                .findFirst();
        if (mapping.isPresent()) {
            EmnistMapping read = EmnistMapping.read(mapping.get());
            builder.firstLabel(read.firstLabel());
            if (options.classes().isEmpty()) {
                builder.classes(read.classes());
                builder.note("class names are those of '" + name(mapping.get()) + "'");
            }
        } else if (names.dataset().equals("emnist-letters")) {
            builder.firstLabel(1);
            builder.note("labels begin at 1, as they do in the letters of EMNIST");
        }
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static @Nullable String split(String word) {
        return SplitNames.of(word).orElse(null);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
