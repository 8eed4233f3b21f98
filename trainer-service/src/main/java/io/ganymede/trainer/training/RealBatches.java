package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.dataset.ImageSplit;
import io.ganymede.trainer.network.ImageSpace;
import java.nio.ByteBuffer;

/** Batches of a split on the engine's device; bytes travel, and become numbers there. */
final class RealBatches {
    private final ImageSpace images;
    private final ImageSplit data;
    private final BatchOrder order;

    /** Refuses data whose images are not those of the plan, with reason DatasetUnavailable. */
    RealBatches(ImageSpace images, ImageSplit data, long seed, int batchSize) {
        if (!data.imageShape().equals(images.shape())) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "the split's images do not fit the job: got " + data.imageShape() + ", expected " + images.shape());
        }
        this.images = images;
        this.data = data;
        this.order = new BatchOrder(seed, data.count(), batchSize);
    }

    /**
     * Real images.
     *
     * @param x {@code [N, C, H, W]} float32
     * @param y one-hot {@code [N, K]}
     */
    record RealBatch(NDArray x, NDArray y) {}

    /** The training batch of a number, pixels from 0 to 255. */
    RealBatch training(NDManager step, long number) {
        return batch(step, order.batch(number));
    }

    /** Given images, pixels from 0 to 255. */
    RealBatch batch(NDManager step, int[] indices) {
        Shape shape = new Shape(indices.length, images.channels(), images.height(), images.width());
        NDArray bytes = step.create(ByteBuffer.wrap(data.pixels(indices)), shape, DataType.UINT8);
        int[] labels = new int[indices.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.label(indices[i]);
        }
        return new RealBatch(bytes.toType(DataType.FLOAT32, false), oneHot(step, labels, images.classes()));
    }

    /** {@code [N, K]} with a 1 at each label. */
    static NDArray oneHot(NDManager step, int[] labels, int classes) {
        float[] y = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            y[i * classes + labels[i]] = 1;
        }
        return step.create(y, new Shape(labels.length, classes));
    }
}
