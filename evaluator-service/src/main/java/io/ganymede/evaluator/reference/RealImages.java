package io.ganymede.evaluator.reference;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;

/** The labelled images of a split of a data set, in file order, read from the mapped file. */
final class RealImages implements ImageSource {
    private final DatasetSplit split;
    private final int[] labelled;
    private int next;

    /** The labelled images of a split, which stays its owner's. */
    RealImages(DatasetSplit split) {
        this.split = split;
        this.labelled = split.labelled();
    }

    @Override
    public Shape imageShape() {
        return split.imageShape();
    }

    @Override
    public long count() {
        return labelled.length;
    }

    @Override
    public int read(PixelBatch batch) {
        int rows = Math.min(batch.capacity(), labelled.length - next);
        for (int row = 0; row < rows; row++, next++) {
            split.copyImage(labelled[next], batch.pixels(), row * batch.imageBytes());
            batch.labels()[row] = split.label(labelled[next]);
        }
        return rows;
    }
}
