package io.ganymede.cli.command;

import io.ganymede.cli.dataset.image.Background;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceOptions.ArrayLayout;
import io.ganymede.cli.dataset.source.SourceOptions.ValueRange;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what the files of a source do not; each is for some formats only. */
final class SourceFlags {
    @Option(
            names = "--classes",
            paramLabel = "CLASS",
            split = ",",
            description = "class names in label order (default: the source's, or 0,1,...)")
    List<String> classes = List.of();

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description =
                    "which label set, where there are several: fine or coarse (cifar100), letters and so on (idx)")
    @Nullable
    String labels;

    @Option(
            names = "--attributes",
            paramLabel = "FILE",
            split = ",",
            description = "tables of attributes (attributes; default: those found beside the images)")
    List<Path> attributes = List.of();

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description = "directory or zip of the images inside the source (attributes)")
    @Nullable
    Path images;

    @Option(
            names = "--split-file",
            paramLabel = "FILE",
            description = "table that names the split of each image (folder, attributes)")
    @Nullable
    Path splitFile;

    @Option(
            names = "--transpose",
            negatable = true,
            description = "exchange rows and columns of each image (idx; default: for EMNIST only)")
    @Nullable
    Boolean transpose;

    @Option(
            names = "--layout",
            paramLabel = "AXES",
            description = "axes of image arrays: ${COMPLETION-CANDIDATES} (npy, npz; default: by their shape)")
    @Nullable
    ArrayLayout layout;

    @Option(
            names = "--value-range",
            paramLabel = "VALUE",
            split = ",",
            arity = "1",
            description = "values of floating-point images that stand for black and for white (npy, npz; default: 0,1)")
    List<Double> valueRange = List.of();

    @Option(
            names = "--background",
            paramLabel = "COLOUR",
            description = "what shows through transparent pixels: ${COMPLETION-CANDIDATES} (default: WHITE)")
    @Nullable
    Background background;

    /**
     * What was said.
     *
     * @throws PlatformException with reason InvalidArgument for an option that the format does not use
     */
    SourceOptions options(SourceFormat format) {
        List<String> misplaced = given().keySet().stream()
                .filter(option -> !format.options().contains(option))
                .map(SourceOption::flag)
                .toList();
        if (!misplaced.isEmpty()) {
            String known =
                    format.options().stream().map(SourceOption::flag).sorted().collect(Collectors.joining(", "));
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "format '" + format.name() + "' does not use " + String.join(", ", misplaced) + "; it uses "
                            + (known.isEmpty() ? "none of these options" : known));
        }
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, "--classes names a class twice: got " + classes);
        }
        return new SourceOptions(
                classes,
                labels,
                attributes,
                images,
                splitFile,
                transpose,
                layout,
                range(),
                background == null ? Background.WHITE : background);
    }

    /** The choices that were made, as they would be typed. */
    Map<String, String> record() {
        Map<String, String> record = new TreeMap<>();
        given().forEach((option, value) -> record.put(option.flag(), value));
        return record;
    }

    private Map<SourceOption, String> given() {
        Map<SourceOption, String> given = new EnumMap<>(SourceOption.class);
        put(given, SourceOption.CLASSES, classes.isEmpty() ? null : String.join(",", classes));
        put(given, SourceOption.LABELS, labels);
        put(given, SourceOption.ATTRIBUTES, attributes.isEmpty() ? null : joined(attributes));
        put(given, SourceOption.IMAGES, images);
        put(given, SourceOption.SPLIT_FILE, splitFile);
        put(given, SourceOption.TRANSPOSE, transpose);
        put(given, SourceOption.LAYOUT, layout);
        put(given, SourceOption.VALUE_RANGE, valueRange.isEmpty() ? null : joined(valueRange));
        put(given, SourceOption.BACKGROUND, background);
        return given;
    }

    private static void put(Map<SourceOption, String> given, SourceOption option, @Nullable Object value) {
        if (value != null) {
            given.put(option, value.toString());
        }
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private @Nullable ValueRange range() {
        if (valueRange.isEmpty()) {
            return null;
        }
        if (valueRange.size() != 2 || valueRange.get(0) >= valueRange.get(1)) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--value-range needs two numbers, black below white: got " + joined(valueRange));
        }
        return new ValueRange(valueRange.get(0), valueRange.get(1));
    }
}
