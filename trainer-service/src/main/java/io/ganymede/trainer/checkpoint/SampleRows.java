package io.ganymede.trainer.checkpoint;

import io.ganymede.trainer.condition.LabelRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The conditions of the rows of sample pictures: every class; the first different attribute vectors of the training images; or
 * rows without a condition. They stay the same over a job.
 *
 * @param conditions one a row, {@code [C]}; empty for a generator without conditions
 */
public record SampleRows(List<List<Float>> conditions) {
    private static final int ROWS = 10;

    public SampleRows {
        conditions = conditions.stream().map(List::copyOf).toList();
    }

    /** Rows for what a generator is told, drawn from the images that it is trained on. */
    public static SampleRows of(LabelRows rows) {
        int size = rows.space().size();
        return switch (rows.space().kind()) {
            case NONE -> new SampleRows(Collections.nCopies(ROWS, List.of()));
            case CLASSES ->
                new SampleRows(IntStream.range(0, size)
                        .mapToObj(label -> oneHot(label, size))
                        .toList());
            case ATTRIBUTES ->
                new SampleRows(Arrays.stream(rows.known())
                        .mapToObj(image -> row(rows, image))
                        .distinct()
                        .limit(ROWS)
                        .toList());
        };
    }

    private static List<Float> oneHot(int label, int size) {
        List<Float> row = new ArrayList<>(Collections.nCopies(size, 0f));
        row.set(label, 1f);
        return row;
    }

    private static List<Float> row(LabelRows rows, int image) {
        float[] values = new float[rows.space().size()];
        rows.copy(image, values, 0);
        List<Float> row = new ArrayList<>();
        for (float value : values) {
            row.add(value);
        }
        return row;
    }
}
