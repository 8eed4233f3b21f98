package io.ganymede.evaluator.reference;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import java.util.stream.IntStream;

/**
 * The images of a split of a data set in file order, read from the mapped file: those that have a class, or all of them without
 * looking at classes.
 */
final class RealImages implements ImageSource {
    private final DatasetSplit split;
    private final boolean labelled;
    private final int[] chosen;
    private int next;

    /** The images of a split, which stays its owner's. */
    RealImages(DatasetSplit split, boolean labelled) {
        this.split = split;
        this.labelled = labelled;
        this.chosen =
                labelled ? split.labelled() : IntStream.range(0, split.count()).toArray();
    }

    @Override
    public Shape imageShape() {
        return split.imageShape();
    }

    @Override
    public long count() {
        return chosen.length;
    }

    @Override
    public boolean labelled() {
        return labelled;
    }

    @Override
    public int read(PixelBatch batch) {
        int rows = Math.min(batch.capacity(), chosen.length - next);
        for (int row = 0; row < rows; row++, next++) {
            split.copyImage(chosen[next], batch.pixels(), row * batch.imageBytes());
            batch.labels()[row] = split.label(chosen[next]);
        }
        return rows;
    }
}
