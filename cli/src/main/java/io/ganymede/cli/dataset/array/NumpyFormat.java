package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.array.ArrayRole.Kind;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyArray;
import io.ganymede.common.tensor.NpzFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of NumPy: one file, or a directory of them. Names of arrays and files say what they are for, see {@link ArrayRole}.
 */
public final class NumpyFormat implements SourceFormat {

    private final String name;

    private NumpyFormat(String name) {
        this.name = name;
    }

    public static NumpyFormat npz() {
        return new NumpyFormat("npz");
    }

    public static NumpyFormat npy() {
        return new NumpyFormat("npy");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String layout() {
        return "." + name + " with images and labels, x and y, data and labels, x_train and y_train, train_images and"
                + " train_labels, arr_0 and arr_1; also attributes";
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.CLASSES, SourceOption.LAYOUT, SourceOption.VALUE_RANGE);
    }

    @Override
    public boolean recognises(Path root) {
        return files(root).stream()
                .anyMatch(file -> fileName(file).toLowerCase(Locale.ROOT).endsWith("." + name)
                        && (Files.isRegularFile(root) || name.equals("npz") || isImages(file)));
    }

    /** Other arrays, such as labels or latents, may stand beside images of another format. */
    private static boolean isImages(Path file) {
        return ArrayRole.of("", stem(file), true)
                .filter(role -> role.kind() == Kind.IMAGES)
                .isPresent();
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        ArraySourceBuilder builder = new ArraySourceBuilder();
        List<NpzFile> opened = new ArrayList<>();
        try {
            Found found = new Found(builder, Files.isRegularFile(root));
            for (Path file : files(root)) {
                add(found, file, opened);
            }
            found.requireImages(this, root);
            found.splits.entrySet().stream()
                    .sorted(Comparator.comparingInt(
                            (Map.Entry<String, Map<Kind, Named>> split) -> SplitNames.rank(split.getKey())))
                    .forEach(split -> addPart(builder, split.getKey(), split.getValue(), options));
            return builder.classes(options.classes()).build();
        } finally {
            opened.forEach(NpzFile::close); // what was read stays valid
        }
    }

    private List<Path> files(Path root) {
        return Files.isRegularFile(root)
                ? List.of(root)
                : SourceRoot.of(root).files().stream()
                        .filter(file -> fileName(file).toLowerCase(Locale.ROOT).endsWith("." + name))
                        .toList();
    }

    private void add(Found found, Path file, List<NpzFile> opened) {
        String stem = stem(file);
        if (name.equals("npy")) {
            found.add("", stem, true, new Named(fileName(file), () -> NpyArray.read(file)));
            return;
        }
        NpzFile npz;
        try {
            npz = NpzFile.open(file);
        } catch (PlatformException e) {
            found.builder.corrupt(fileName(file), e);
            return;
        }
        opened.add(npz);
        for (String array : npz.names()) {
            found.add(
                    array,
                    stem,
                    npz.names().size() == 1,
                    new Named(fileName(file) + ":" + array, () -> npz.array(array)));
        }
    }

    private static void addPart(
            ArraySourceBuilder builder, String split, Map<Kind, Named> arrays, SourceOptions options) {
        Named images = arrays.get(Kind.IMAGES);
        if (images == null) {
            for (Named array : arrays.values()) {
                builder.problem(array.file(), SourceProblem.Kind.MISSING_FILE, "there are no images to this array");
            }
            return;
        }
        Named reading = images;
        try {
            NpyArray pixels = images.array().get();
            ArrayPart part = new ArrayPart(
                    images.file(),
                    split.isEmpty() ? null : split,
                    pixels.count(),
                    ArrayPixels.of(pixels, options.layout(), options.valueRange()));
            Named labels = arrays.get(Kind.LABELS);
            if (labels != null) {
                reading = labels;
                part.withLabels(
                        labels.file(),
                        NumpyLabels.read(
                                labels.array().get(),
                                part.count(),
                                (row, problem) -> builder.problem(
                                        labels.file() + "[" + row + "]", SourceProblem.Kind.BAD_LABEL, problem)));
            }
            Named attributes = arrays.get(Kind.ATTRIBUTES);
            if (attributes != null) {
                reading = attributes;
                part.withAttributes(attributes(attributes, part.count()));
            }
            if (labels == null && attributes == null) {
                builder.note("'" + images.file() + "' has neither labels nor attributes: its images are unlabelled");
            }
            builder.add(part);
        } catch (PlatformException e) {
            if (e.reason() != Reason.INVALID_FILE) {
                throw e;
            }
            builder.corrupt(reading.file(), e);
        }
    }

    private static ArrayAttributes attributes(Named named, int images) {
        NpyArray array = named.array().get();
        if (array.shape().size() != 2 || array.count() != images || array.rowElements() < 1) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "attributes do not fit the images: got shape " + array.shape() + ", expected [" + images + ", A]");
        }
        double[] values = array.toDoubles();
        float[] attributes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            attributes[i] = (float) values[i];
        }
        return new ArrayAttributes(named.file(), array.rowElements(), attributes);
    }

    private static String stem(Path file) {
        return fileName(file).replaceFirst("\\.[^.]*$", "");
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }

    /** An array that is read when it is needed; the file is what messages call it. */
    private record Named(String file, Supplier<NpyArray> array) {}

    /** The arrays of every split, by what they hold. */
    private static final class Found {
        private final ArraySourceBuilder builder;
        private final boolean isOneFile;
        private final Map<String, Map<Kind, Named>> splits = new TreeMap<>();
        private final List<String> unused = new ArrayList<>();

        Found(ArraySourceBuilder builder, boolean isOneFile) {
            this.builder = builder;
            this.isOneFile = isOneFile;
        }

        void add(String array, String stem, boolean isAlone, Named named) {
            @Nullable ArrayRole role = ArrayRole.of(array, stem, isAlone).orElse(null);
            if (isOneFile && array.isEmpty()) { // one .npy file can only be images
                role = new ArrayRole(Kind.IMAGES, role == null ? null : role.split());
            }
            if (role == null) {
                unused.add(named.file());
                return;
            }
            String split = Objects.requireNonNullElse(role.split(), "");
            @Nullable
            Named other = splits.computeIfAbsent(split, key -> new EnumMap<>(Kind.class))
                    .putIfAbsent(role.kind(), named);
            if (other != null) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "two arrays could be the " + role.kind().name().toLowerCase(Locale.ROOT) + " of "
                                + (split.isEmpty() ? "the source" : "split '" + split + "'") + ": got '"
                                + other.file() + "' and '" + named.file() + "', expected one");
            }
        }

        void requireImages(SourceFormat format, Path root) {
            boolean isAny = splits.values().stream().anyMatch(arrays -> arrays.containsKey(Kind.IMAGES));
            if (!isAny && builder.isSound()) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "source '" + root + "' has no array of images: got " + unused + ", expected "
                                + format.layout());
            }
            if (!unused.isEmpty()) {
                builder.note("arrays that are not used: " + unused);
            }
        }
    }
}
