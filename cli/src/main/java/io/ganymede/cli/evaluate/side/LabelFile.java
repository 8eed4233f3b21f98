package io.ganymede.cli.evaluate.side;

import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.NpyArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Labels beside samples that have none: {@code .npy}, whole numbers or one-hot rows, or {@code .csv} or {@code .txt}, a number or
 * class name a line, perhaps in double quotes, perhaps below the word {@code label}. They stand in the order of the samples.
 */
public final class LabelFile {
    private static final Set<String> HEADERS = Set.of("label", "labels", "class", "y");
    private static final String UNLABELLED = Integer.toString(LabelSpace.UNLABELLED);
    private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,9}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;

    public LabelFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the labels.
     *
     * @param samples number of samples
     * @param known class names, which outweigh numbers: where every label is one of them, numbers are names too
     * @throws PlatformException with reason NotFound, InvalidArgument for a file of another kind, or InvalidFile
     */
    public SampleLabels read(int samples, List<String> known) {
        if (!Files.isRegularFile(file)) {
            throw new PlatformException(Reason.NOT_FOUND, "file of labels '" + file + "' does not exist");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            return SampleLabels.of("label of '" + file + "' ", NpyArray.read(file), samples);
        }
        if (!name.endsWith(".csv") && !name.endsWith(".txt")) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "file of labels '" + file + "' is of no known kind; known: [.csv, .npy, .txt]");
        }
        List<String> cells = cells();
        if (cells.size() != samples) {
            throw invalid("does not fit the samples: got " + cells.size() + " labels, expected " + samples);
        }
        List<String> classes = cells.stream()
                .filter(cell -> !cell.equals(UNLABELLED))
                .distinct()
                .sorted()
                .toList();
        boolean areNames = !classes.isEmpty() && known.containsAll(classes);
        if (!areNames && cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
            return SampleLabels.numbered(
                    "label of '" + file + "' ",
                    cells.stream().mapToLong(Long::parseLong).toArray());
        }
        return new SampleLabels(
                classes, cells.stream().mapToInt(classes::indexOf).toArray());
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String cell = unquoted(line.strip());
            boolean isHeader = cells.isEmpty() && HEADERS.contains(cell.toLowerCase(Locale.ROOT));
            if (cell.isEmpty() || isHeader) {
                continue;
            }
            if (!line.strip().startsWith("\"") && cell.matches(".*[,;\\t].*")) {
                throw invalid("has several columns in line " + number + ": got '" + cell
                        + "', expected one label a line, in the order of the samples");
            }
            cells.add(cell);
        }
        return cells;
    }

    private List<String> lines() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (!lines.isEmpty() && lines.get(0).indexOf(BYTE_ORDER_MARK) == 0) {
                lines.set(0, lines.get(0).substring(1));
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new PlatformException(Reason.INVALID_FILE, "file of labels '" + file + "' is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("file of labels '" + file + "' cannot be read", e);
        }
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private PlatformException invalid(String problem) {
        return new PlatformException(Reason.INVALID_FILE, "file of labels '" + file + "' " + problem);
    }
}
