package io.ganymede.cli.dataset.array;

import io.ganymede.cli.dataset.image.PixelImage;
import io.ganymede.cli.dataset.source.AttributeStatistics;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.LabelSpace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source of files that hold many images each. The files are mapped, so that nothing needs to be closed. */
final class ArraySource implements ImageSource {
    private final LabelSpace space;
    private final List<Kept> parts;
    private final int[] ends;
    private final List<SourceProblem> problems;
    private final List<String> notes;

    ArraySource(LabelSpace space, List<Kept> parts, SourceFindings findings) {
        this.space = space;
        this.parts = List.copyOf(parts);
        this.ends = new int[parts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.addExact(end, parts.get(i).rows.length);
            ends[i] = end;
        }
        this.problems = findings.problems();
        this.notes = findings.notes();
    }

    /** The examples of a part that are understood. */
    static final class Kept {
        private final ArrayPart part;
        private final int[] rows;
        private final int[] labels;

        /**
         * Some rows of a part.
         *
         * @param labels class index of each of the rows, or {@link LabelSpace#UNLABELLED}
         */
        Kept(ArrayPart part, int[] rows, int[] labels) {
            this.part = part;
            this.rows = rows.clone();
            this.labels = labels.clone();
        }

        ArrayPart part() {
            return part;
        }

        int count() {
            return rows.length;
        }

        /** Row in the part of one of the kept. */
        int row(int index) {
            return rows[index];
        }
    }

    @Override
    public LabelSpace labels() {
        return space;
    }

    @Override
    public int count() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override
    public String name(int example) {
        int part = part(example);
        return parts.get(part).part.file() + "[" + row(part, example) + "]";
    }

    @Override
    public @Nullable String split(int example) {
        return parts.get(part(example)).part.split();
    }

    @Override
    public int label(int example) {
        int part = part(example);
        return parts.get(part).labels[place(part, example)];
    }

    @Override
    public void copyAttributes(int example, float[] target) {
        int part = part(example);
        ArrayAttributes attributes = parts.get(part).part.attributes();
        if (attributes != null) {
            int row = row(part, example);
            for (int column = 0; column < attributes.columns(); column++) {
                Attribute attribute = space.attributes().get(column);
                target[column] = AttributeStatistics.value(attribute, attributes.value(row, column));
            }
        }
    }

    @Override
    public PixelImage image(int example) {
        int part = part(example);
        return parts.get(part).part.image(row(part, example));
    }

    @Override
    public List<SourceProblem> problems() {
        return problems;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        // mapped content is freed when nobody looks at it any more
    }

    private int row(int part, int example) {
        return parts.get(part).rows[place(part, example)];
    }

    /** Where an example stands among those of its part. */
    private int place(int part, int example) {
        return part == 0 ? example : example - ends[part - 1];
    }

    private int part(int example) {
        if (example < 0 || example >= count()) {
            throw new IndexOutOfBoundsException("example " + example + " of " + count());
        }
        int found = Arrays.binarySearch(ends, example);
        int part = found < 0 ? -found - 1 : found + 1;
        while (parts.get(part).rows.length == 0) { // an empty part ends where the one before it ends
            part++;
        }
        return part;
    }
}
