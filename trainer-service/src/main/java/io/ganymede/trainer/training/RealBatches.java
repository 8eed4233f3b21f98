package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.BatchReader;
import io.ganymede.trainer.dataset.BatchSequence;
import io.ganymede.trainer.dataset.ImageBatch;
import io.ganymede.trainer.network.ImageSpace;
import org.jspecify.annotations.Nullable;

/** Batches of a split on the engine's device; bytes travel, and become numbers there. */
final class RealBatches implements AutoCloseable {
    private final ImageSpace images;
    private final LabelRows rows;
    private final BatchReader reader;

    /**
     * Begins to read.
     *
     * @param rows the images with what is known of them
     * @param order which images, in which order
     * @param first number of the first batch, counted from 0
     * @throws PlatformException with reason DatasetUnavailable when the images are not those of the plan
     */
    RealBatches(ImageSpace images, LabelRows rows, BatchSequence order, long first) {
        if (!rows.split().imageShape().equals(images.shape())) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "the split's images do not fit the job: got " + rows.split().imageShape() + ", expected "
                            + images.shape());
        }
        this.images = images;
        this.rows = rows;
        this.reader = new BatchReader(rows.split(), order, first);
    }

    /**
     * Real images.
     *
     * @param x {@code [N, C, H, W]} float32
     * @param y what is known of each, {@code [N, size]}; null when there are no columns
     */
    record RealBatch(NDArray x, @Nullable NDArray y) {}

    /** The next batch, pixels from 0 to 255. */
    RealBatch next(NDManager step) {
        ImageBatch batch = reader.next();
        Shape shape = new Shape(batch.count(), images.channels(), images.height(), images.width());
        // On the CPU the engine's bytes are the reader's buffer, which is safe: they are copied here, before the next
        // call.
        NDArray bytes = step.create(batch.pixels(), shape, DataType.UINT8);
        return new RealBatch(bytes.toType(DataType.FLOAT32, false), labels(step, batch.images()));
    }

    private @Nullable NDArray labels(NDManager step, int[] numbers) {
        int size = rows.space().size();
        if (size == 0) {
            return null;
        }
        float[] y = new float[numbers.length * size];
        for (int i = 0; i < numbers.length; i++) {
            rows.copy(numbers[i], y, i * size);
        }
        return step.create(y, new Shape(numbers.length, size));
    }

    /** Whether there is a further batch. */
    boolean hasNext() {
        return reader.hasNext();
    }

    @Override
    public void close() {
        reader.close();
    }
}
