package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.condition.ConditionSource;
import io.ganymede.trainer.condition.LabelRows;
import io.ganymede.trainer.dataset.BatchOrder;
import io.ganymede.trainer.training.RealBatches.RealBatch;
import org.jspecify.annotations.Nullable;

/** The batches of a GAN's job, each a function of the job's seed and its own number. */
final class BatchSource implements AutoCloseable {
    private static final float HALF_RANGE = 127.5f;

    private final GanPlan plan;
    private final RealBatches real;
    private final @Nullable RealBatches unlabelled;
    private final @Nullable ConditionSource conditions;

    /**
     * Batches of the images that the method can use.
     *
     * @param rows the images with what the method knows of them
     * @param conditions where the conditions of generated images come from; null for a generator without
     * @param first number of the first real batch
     */
    BatchSource(GanPlan plan, LabelRows rows, @Nullable ConditionSource conditions, long first) {
        this.plan = plan;
        this.conditions = conditions;
        this.unlabelled = plan.parts().usesUnlabelled() ? unlabelled(rows, first) : null;
        this.real = batches(rows, BatchOrder.STREAM, rows.known(), first);
    }

    /**
     * What a generator starts from.
     *
     * @param z standard normal {@code [N, L]}
     * @param y wanted conditions {@code [N, C]}; null for a generator without
     */
    record LatentBatch(NDArray z, @Nullable NDArray y) {}

    /** The next real batch; bytes u become {@code u / 127.5 - 1}, in [-1, 1]. */
    RealBatch real(NDManager step) {
        return scaled(real.next(step));
    }

    /** The next batch of images without labels, likewise; null when the method uses none. */
    @Nullable
    NDArray unlabelled(NDManager step) {
        return unlabelled == null ? null : scaled(unlabelled.next(step)).x();
    }

    /** The latents and wanted conditions of a number. */
    LatentBatch latents(NDManager step, long number) {
        int batch = plan.training().batchSize();
        long seed = plan.training().seed();
        float[] z = new float[batch * plan.model().latentDim()];
        new PhiloxStream(seed, "latents", number).normal(z);
        NDArray latents = step.create(z, new Shape(batch, plan.model().latentDim()));
        if (conditions == null) {
            return new LatentBatch(latents, null);
        }
        float[] y = conditions.draw(new PhiloxStream(seed, "labels", number), batch);
        return new LatentBatch(latents, step.create(y, new Shape(batch, y.length / batch)));
    }

    @Override
    public void close() {
        real.close();
        if (unlabelled != null) {
            unlabelled.close();
        }
    }

    private RealBatches unlabelled(LabelRows rows, long first) {
        int[] images = rows.unknown();
        if (images.length < plan.training().batchSize()) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "method '" + plan.training().method() + "' was asked to learn from images without labels too: got "
                            + images.length + ", expected at least a batch of "
                            + plan.training().batchSize());
        }
        return batches(rows, "unlabelled-order", images, first);
    }

    private RealBatches batches(LabelRows rows, String stream, int[] images, long first) {
        BatchOrder order = new BatchOrder(
                plan.training().seed(), stream, images, plan.training().batchSize());
        return new RealBatches(plan.images(), rows, order, first);
    }

    private static RealBatch scaled(RealBatch batch) {
        batch.x().divi(HALF_RANGE).subi(1);
        return batch;
    }
}
