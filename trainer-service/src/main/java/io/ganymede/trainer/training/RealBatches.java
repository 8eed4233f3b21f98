package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.dataset.BatchReader;
import io.ganymede.trainer.dataset.BatchSequence;
import io.ganymede.trainer.dataset.ImageBatch;
import io.ganymede.trainer.network.ImageSpace;

/** Batches of a split on the engine's device; bytes travel, and become numbers there. */
final class RealBatches implements AutoCloseable {
    private final ImageSpace images;
    private final BatchReader reader;

    /**
     * Begins to read.
     *
     * @param order labelled images of the split
     * @param first number of the first batch, counted from 0
     * @throws PlatformException with reason DatasetUnavailable when the images are not those of the plan
     */
    RealBatches(ImageSpace images, DatasetSplit data, BatchSequence order, long first) {
        if (!data.imageShape().equals(images.shape())) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "the split's images do not fit the job: got " + data.imageShape() + ", expected " + images.shape());
        }
        this.images = images;
        this.reader = new BatchReader(data, order, first);
    }

    /**
     * Real images.
     *
     * @param x {@code [N, C, H, W]} float32
     * @param y one-hot {@code [N, K]}
     */
    record RealBatch(NDArray x, NDArray y) {}

    /** The next batch, pixels from 0 to 255. */
    RealBatch next(NDManager step) {
        ImageBatch batch = reader.next();
        Shape shape = new Shape(batch.count(), images.channels(), images.height(), images.width());
        // On the CPU the engine's bytes are the reader's buffer, which is safe: they are copied here, before the next
        // call.
        NDArray bytes = step.create(batch.pixels(), shape, DataType.UINT8);
        return new RealBatch(bytes.toType(DataType.FLOAT32, false), oneHot(step, batch.labels(), images.classes()));
    }

    /** Whether there is a further batch. */
    boolean hasNext() {
        return reader.hasNext();
    }

    /** {@code [N, K]} with a 1 at each label. */
    static NDArray oneHot(NDManager step, int[] labels, int classes) {
        float[] y = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            y[i * classes + labels[i]] = 1;
        }
        return step.create(y, new Shape(labels.length, classes));
    }

    @Override
    public void close() {
        reader.close();
    }
}
