package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SplitNames;
import io.ganymede.common.dataset.LabelSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known of each example that is a file of its own, in arrays: a source may have hundreds of thousands. */
final class FileExamples {
    private static final byte NO_SPLIT = -1;

    private final int columns;
    private final int[] files;
    private final byte[] splits;
    private final int[] labels;
    private final float[] attributes;
    private int count;

    /**
     * Room for examples.
     *
     * @param capacity largest number of examples
     * @param columns number of attributes of each
     */
    FileExamples(int capacity, int columns) {
        this.columns = columns;
        this.files = new int[capacity];
        this.splits = new byte[capacity];
        this.labels = new int[capacity];
        this.attributes = new float[Math.multiplyExact(capacity, columns)];
    }

    /** Adds an example without attributes; the label may be {@link LabelSpace#UNLABELLED}. */
    void add(int file, @Nullable String split, int label) {
        files[count] = file;
        splits[count] = split == null ? NO_SPLIT : (byte) SplitNames.SPLITS.indexOf(split);
        labels[count] = label;
        count++;
    }

    /** Adds an example without class. */
    void add(int file, @Nullable String split, float[] values) {
        System.arraycopy(values, 0, attributes, count * columns, columns);
        add(file, split, LabelSpace.UNLABELLED);
    }

    int count() {
        return count;
    }

    int file(int example) {
        return files[checked(example)];
    }

    @Nullable
    String split(int example) {
        byte split = splits[checked(example)];
        return split == NO_SPLIT ? null : SplitNames.SPLITS.get(split);
    }

    int label(int example) {
        return labels[checked(example)];
    }

    void copyAttributes(int example, float[] target) {
        System.arraycopy(attributes, checked(example) * columns, target, 0, columns);
    }

    /** Number of examples of each of so many classes. */
    int[] perClass(int classes) {
        int[] counts = new int[classes];
        Arrays.stream(labels, 0, count).filter(label -> label >= 0).forEach(label -> counts[label]++);
        return counts;
    }

    private int checked(int example) {
        if (example < 0 || example >= count) {
            throw new IndexOutOfBoundsException("example " + example + " of " + count);
        }
        return example;
    }
}
