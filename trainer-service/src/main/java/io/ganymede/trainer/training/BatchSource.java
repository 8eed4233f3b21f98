package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.dataset.ImageSplit;
import java.nio.ByteBuffer;

/** The batches of a GAN's job, each a function of the job's seed and its own number. */
final class BatchSource {
    private static final float HALF_RANGE = 127.5f;

    private final GanPlan plan;
    private final ImageSplit data;
    private final BatchOrder order;

    BatchSource(GanPlan plan, ImageSplit data) {
        this.plan = plan;
        this.data = data;
        this.order = new BatchOrder(
                plan.training().seed(), data.count(), plan.training().batchSize());
    }

    /**
     * Real images.
     *
     * @param x {@code [N, C, H, W]} in [-1, 1]
     * @param y one-hot {@code [N, K]}
     */
    record RealBatch(NDArray x, NDArray y) {}

    /**
     * What a generator starts from.
     *
     * @param z standard normal {@code [N, L]}
     * @param y wanted class, uniform, one-hot {@code [N, K]}
     */
    record LatentBatch(NDArray z, NDArray y) {}

    /** The real batch of a number, {@code u / 127.5 - 1} of its bytes u. */
    RealBatch real(NDManager step, long number) {
        int[] indices = order.batch(number);
        Shape shape = new Shape(
                indices.length,
                plan.images().channels(),
                plan.images().height(),
                plan.images().width());
        NDArray bytes = step.create(ByteBuffer.wrap(data.pixels(indices)), shape, DataType.UINT8);
        int[] labels = new int[indices.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.label(indices[i]);
        }
        return new RealBatch(
                bytes.toType(DataType.FLOAT32, false).divi(HALF_RANGE).subi(1), oneHot(step, labels));
    }

    /** The latents and wanted classes of a number. */
    LatentBatch latents(NDManager step, long number) {
        int batch = plan.training().batchSize();
        long seed = plan.training().seed();
        float[] z = new float[batch * plan.model().latentDim()];
        new PhiloxStream(seed, "latents", number).normal(z);
        PhiloxStream stream = new PhiloxStream(seed, "labels", number);
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++) {
            labels[i] = stream.nextInt(plan.images().classes());
        }
        return new LatentBatch(step.create(z, new Shape(batch, plan.model().latentDim())), oneHot(step, labels));
    }

    private NDArray oneHot(NDManager step, int[] labels) {
        int classes = plan.images().classes();
        float[] y = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            y[i * classes + labels[i]] = 1;
        }
        return step.create(y, new Shape(labels.length, classes));
    }
}
