package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.training.RealBatches.RealBatch;

/** The batches of a GAN's job, each a function of the job's seed and its own number. */
final class BatchSource implements AutoCloseable {
    private static final float HALF_RANGE = 127.5f;

    private final GanPlan plan;
    private final RealBatches real;

    /**
     * Batches of the labelled images.
     *
     * @param first number of the first real batch
     */
    BatchSource(GanPlan plan, DatasetSplit data, long first) {
        this.plan = plan;
        BatchOrder order = new BatchOrder(
                plan.training().seed(), data.labelled(), plan.training().batchSize());
        this.real = new RealBatches(plan.images(), data, order, first);
    }

    /**
     * What a generator starts from.
     *
     * @param z standard normal {@code [N, L]}
     * @param y wanted class, uniform, one-hot {@code [N, K]}
     */
    record LatentBatch(NDArray z, NDArray y) {}

    /** The next real batch; bytes u become {@code u / 127.5 - 1}, in [-1, 1]. */
    RealBatch real(NDManager step) {
        RealBatch batch = real.next(step);
        batch.x().divi(HALF_RANGE).subi(1);
        return batch;
    }

    /** The latents and wanted classes of a number. */
    LatentBatch latents(NDManager step, long number) {
        int batch = plan.training().batchSize();
        int classes = plan.images().classes();
        long seed = plan.training().seed();
        float[] z = new float[batch * plan.model().latentDim()];
        new PhiloxStream(seed, "latents", number).normal(z);
        PhiloxStream stream = new PhiloxStream(seed, "labels", number);
        int[] labels = new int[batch];
        for (int i = 0; i < batch; i++) {
            labels[i] = stream.nextInt(classes);
        }
        return new LatentBatch(
                step.create(z, new Shape(batch, plan.model().latentDim())), RealBatches.oneHot(step, labels, classes));
    }

    @Override
    public void close() {
        real.close();
    }
}
