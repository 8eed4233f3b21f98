package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.array.ArraySource.Kept;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem.Kind;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts parts together: finds the classes and the ranges of attributes over all of them, and leaves out, with a problem each, the
 * examples whose label or attributes do not fit. Not thread-safe.
 */
final class ArraySourceBuilder {
    /** Most classes that are numbered where nobody names them; a larger label is taken for damage. */
    static final int NUMBERED_LIMIT = 65_536;

    private final List<ArrayPart> parts = new ArrayList<>();
    private final SourceFindings findings = new SourceFindings();
    private List<String> classes = List.of();
    private List<Attribute> attributes = List.of();
    private List<AttributeGroup> groups = List.of();
    private long firstLabel;

    ArraySourceBuilder add(ArrayPart part) {
        parts.add(part);
        return this;
    }

    void problem(String file, Kind kind, String message) {
        findings.problem(file, kind, message);
    }

    /** A file that cannot be read at all, as the exception says. */
    void corrupt(String file, PlatformException damage) {
        problem(file, Kind.CORRUPT_FILE, String.valueOf(damage.getMessage()));
    }

    void note(String note) {
        findings.note(note);
    }

    /** Whether nothing is wrong yet. */
    boolean isSound() {
        return findings.problems().isEmpty();
    }

    /** Names the classes; else they are numbered as far as there are labels. */
    ArraySourceBuilder classes(List<String> names) {
        classes = List.copyOf(names);
        return this;
    }

    /** The raw label of the first class; 0 unless said otherwise. */
    ArraySourceBuilder firstLabel(long label) {
        firstLabel = label;
        return this;
    }

    /** Names the attributes; ranges are found from the values. */
    ArraySourceBuilder attributes(List<Attribute> columns, List<AttributeGroup> exclusive) {
        attributes = List.copyOf(columns);
        groups = List.copyOf(exclusive);
        return this;
    }

    /**
     * The source.
     *
     * @throws PlatformException with reason InvalidFile when the parts do not have the same attributes
     */
    ArraySource build() {
        requireSameColumns();
        List<String> names = classes.isEmpty() ? numbered() : classes;
        List<Kept> kept = new ArrayList<>();
        for (ArrayPart part : parts) {
            kept.add(keep(part, names.size()));
        }
        List<Attribute> columns = new ArrayColumns(attributes, kept).attributes(findings);
        try {
            return new ArraySource(new LabelSpace(names, columns, groups), kept, findings);
        } catch (IllegalArgumentException e) { // names that are given twice, groups of columns that are not binary
            throw new PlatformException(Reason.INVALID_FILE, String.valueOf(e.getMessage()), e);
        }
    }

    private void requireSameColumns() {
        for (ArrayPart part : parts) {
            if (columns(part) != columns(parts.get(0))) {
                throw new PlatformException(
                        Reason.INVALID_FILE,
                        "'" + part.file() + "' does not have the attributes of '"
                                + parts.get(0).file() + "': got " + columns(part) + ", expected "
                                + columns(parts.get(0)));
            }
        }
    }

    private static int columns(ArrayPart part) {
        ArrayAttributes attributes = part.attributes();
        return attributes == null ? 0 : attributes.columns();
    }

    private List<String> numbered() {
        long largest = -1;
        for (ArrayPart part : parts) {
            for (int row = 0; row < part.count(); row++) {
                long label = part.label(row);
                largest = label - firstLabel < NUMBERED_LIMIT ? Math.max(largest, label) : largest;
            }
        }
        return IntStream.rangeClosed((int) firstLabel, (int) largest)
                .mapToObj(Integer::toString)
                .toList();
    }

    private Kept keep(ArrayPart part, int classCount) {
        int[] rows = new int[part.count()];
        int[] labels = new int[part.count()];
        int count = 0;
        for (int row = 0; row < part.count(); row++) {
            long raw = part.label(row);
            long label = raw == LabelSpace.UNLABELLED ? raw : raw - firstLabel;
            if (raw == ArrayPart.UNREADABLE) {
                continue;
            }
            if (raw != LabelSpace.UNLABELLED && (raw < firstLabel || label >= classCount)) {
                problem(
                        part.labelsFile() + "[" + row + "]",
                        Kind.BAD_LABEL,
                        "label is not in the list of classes: got " + raw + ", expected " + firstLabel + " to "
                                + (firstLabel + classCount - 1));
                continue;
            }
            boolean mayBeUnknown = classCount > 0 && raw == LabelSpace.UNLABELLED;
            if (hasAttributes(part, row, mayBeUnknown)) {
                rows[count] = row;
                labels[count++] = (int) label;
            }
        }
        return new Kept(part, Arrays.copyOf(rows, count), Arrays.copyOf(labels, count));
    }

    private boolean hasAttributes(ArrayPart part, int row, boolean mayBeUnknown) {
        ArrayAttributes table = part.attributes();
        for (int column = 0; table != null && column < table.columns(); column++) {
            float value = table.value(row, column);
            if (!Float.isFinite(value) && !(mayBeUnknown && Float.isNaN(value))) {
                String name =
                        column < attributes.size() ? attributes.get(column).name() : String.valueOf(column);
                problem(
                        table.file() + "[" + row + "]",
                        Kind.BAD_ATTRIBUTE,
                        "attribute '" + name + "' is not a number: got " + value + ", expected a finite one");
                return false;
            }
        }
        return true;
    }
}
