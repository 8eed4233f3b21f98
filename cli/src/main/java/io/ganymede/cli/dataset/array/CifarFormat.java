package io.ganymede.cli.dataset.array;

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
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.Records;
import io.ganymede.common.tensor.TensorRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CIFAR-10 and CIFAR-100 in their binary layout: records of one label byte (CIFAR-10), or a coarse and a fine one (CIFAR-100), and
 * 3,072 bytes of an RGB image {@code [3, 32, 32]}.
 */
public final class CifarFormat implements SourceFormat {
    private static final Shape SHAPE = Shape.of(3, 32, 32);

    private final String name;
    private final String layout;
    private final List<LabelSet> labelSets;
    private final Pattern train;
    private final Pattern test;

    /** A label byte of the records, in their order, and the file of its class names. */
    private record LabelSet(String name, String namesFile) {}

    private CifarFormat(String name, String layout, List<LabelSet> labelSets, String train, String test) {
        this.name = name;
        this.layout = layout;
        this.labelSets = List.copyOf(labelSets);
        this.train = Pattern.compile(train);
        this.test = Pattern.compile(test);
    }

    public static CifarFormat ten() {
        return new CifarFormat(
                "cifar10",
                "data_batch_1.bin, data_batch_2.bin and so on, test_batch.bin, batches.meta.txt",
                List.of(new LabelSet("classes", "batches.meta.txt")),
                "data_batch_\\d+\\.bin",
                "test_batch\\.bin");
    }

    public static CifarFormat hundred() {
        return new CifarFormat(
                "cifar100",
                "train.bin, test.bin, fine_label_names.txt, coarse_label_names.txt",
                List.of(new LabelSet("coarse", "coarse_label_names.txt"), new LabelSet("fine", "fine_label_names.txt")),
                "train\\.bin",
                "test\\.bin");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String layout() {
        return layout;
    }

    @Override
    public Set<SourceOption> options() {
        return labelSets.size() == 1 ? Set.of(SourceOption.CLASSES) : Set.of(SourceOption.CLASSES, SourceOption.LABELS);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isRegularFile(root)
                ? split(root) != null || isRecords(root)
                : SourceRoot.of(root).files().stream().anyMatch(file -> split(file) != null);
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        int labelByte = labelByte(options);
        boolean isFile = Files.isRegularFile(root);
        SourceRoot files = isFile
                ? new SourceRoot(Objects.requireNonNull(root.toAbsolutePath().getParent()))
                : SourceRoot.of(root);
        ArraySourceBuilder builder = new ArraySourceBuilder();
        List<Path> records = isFile
                ? List.of(root)
                : files.files().stream()
                        .filter(file -> split(file) != null)
                        .sorted(Comparator.comparingInt((Path file) -> SplitNames.rank(split(file))))
                        .toList();
        if (records.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "directory '" + files.directory() + "' has no files of " + name + ": expected " + layout);
        }
        records.forEach(file -> addPart(builder, file, split(file), labelByte));
        builder.classes(options.classes().isEmpty() ? classes(builder, files, labelByte) : options.classes());
        return builder.build();
    }

    private int labelByte(SourceOptions options) {
        List<String> names = labelSets.stream().map(LabelSet::name).toList();
        String wanted = options.labels();
        int labelByte = wanted == null ? names.size() - 1 : names.indexOf(wanted);
        if (wanted != null && labelByte < 0) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, NearestName.unknown("label set", wanted, names));
        }
        return labelByte;
    }

    /** The split that the name of a file tells. */
    private @Nullable String split(Path file) {
        if (train.matcher(fileName(file)).matches()) {
            return "train";
        }
        return test.matcher(fileName(file)).matches() ? "test" : null;
    }

    /** Whether a file without such a name holds whole records. */
    private boolean isRecords(Path file) {
        try {
            return fileName(file).endsWith(".bin")
                    && Files.size(file) > 0
                    && Files.size(file) % (labelSets.size() + SHAPE.elements()) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    private void addPart(ArraySourceBuilder builder, Path file, @Nullable String split, int labelByte) {
        int labelBytes = labelSets.size();
        int recordBytes = labelBytes + SHAPE.elements();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0 || size % recordBytes != 0) {
                builder.problem(
                        fileName(file),
                        Kind.CORRUPT_FILE,
                        "file has the wrong size: got " + size + " bytes, expected a multiple of " + recordBytes
                                + hint(size));
                return;
            }
            TensorRows records = Records.mapped("content", channel, 0, size / recordBytes, recordBytes);
            long[] labels = new long[records.count()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = records.row(i).get(labelByte) & 0xff;
            }
            builder.add(new ArrayPart(fileName(file), split, labels.length, row -> image(records, row, labelBytes))
                    .withLabels(fileName(file), labels));
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file + "' cannot be read", e);
        }
    }

    private String hint(long size) {
        int other = labelSets.size() == 1 ? 2 : 1;
        return size > 0 && size % (other + SHAPE.elements()) == 0
                ? " (it could be one of --format " + (other == 1 ? "cifar10" : "cifar100") + ")"
                : "";
    }

    private static PixelImage image(TensorRows records, int row, int labelBytes) {
        byte[] pixels = new byte[SHAPE.elements()];
        records.row(row).get(labelBytes, pixels);
        return new PixelImage(SHAPE, pixels);
    }

    private List<String> classes(ArraySourceBuilder builder, SourceRoot files, int labelByte) {
        String wanted = labelSets.get(labelByte).namesFile();
        Optional<Path> file = files.files().stream()
                .filter(candidate -> fileName(candidate).equals(wanted))
                .findFirst();
        if (file.isEmpty()) {
            builder.note("there is no '" + wanted + "': classes are numbered");
            return List.of();
        }
        try {
            List<String> names = new ArrayList<>();
            for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    names.add(line.strip());
                }
            }
            return names;
        } catch (CharacterCodingException e) {
            builder.problem(wanted, Kind.CORRUPT_FILE, "class names are not UTF-8: classes are numbered");
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("file '" + file.get() + "' cannot be read", e);
        }
    }

    private static String fileName(Path file) {
        return file.getFileName().toString();
    }
}
