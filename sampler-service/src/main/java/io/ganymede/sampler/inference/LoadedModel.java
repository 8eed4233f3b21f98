package io.ganymede.sampler.inference;

import io.ganymede.common.model.ModelManifest;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model version ready to serve. It starts with one user, its shelf; every request is another. The session is closed when
 * the last user has gone, so a swap never takes it away from a running request. Thread-safe.
 */
public final class LoadedModel {
    private final ModelManifest manifest;
    private final GeneratorSession session;
    private final BatchPlan plan;
    private final AtomicInteger users = new AtomicInteger(1);
    private final ConcurrentLinkedQueue<GeneratorBatch> idle = new ConcurrentLinkedQueue<>();

    /** Takes over the session. */
    public LoadedModel(ModelManifest manifest, GeneratorSession session, BatchPlan plan) {
        this.manifest = manifest;
        this.session = session;
        this.plan = plan;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    public BatchPlan plan() {
        return plan;
    }

    public GeneratorSignature signature() {
        return session.signature();
    }

    /** One more user; false when the model has been closed already. */
    public boolean retain() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** One user less; the last one closes the session. */
    public void release() {
        int left = users.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("model '" + manifest.model() + "' was released more often than retained");
        }
        if (left == 0) {
            session.close();
        }
    }

    /** Whether the session has been closed. */
    public boolean closed() {
        return users.get() == 0;
    }

    /**
     * Computes images. The caller must be a user.
     *
     * @return [images, C, H, W] in [-1, 1]; each image depends on its own inputs alone, whatever the number and the order
     */
    public float[] run(int images, InputRows inputs, RunGate gate) {
        int elements = signature().imageElements();
        float[] result = new float[Math.multiplyExact(images, elements)];
        GeneratorBatch pooled = idle.poll();
        GeneratorBatch batch = pooled == null ? session.batch(plan.largest()) : pooled;
        int start = 0;
        for (int size : plan.runs(images)) {
            int rows = Math.min(size, images - start);
            for (int row = 0; row < rows; row++) {
                inputs.write(start + row, batch, row);
            }
            for (int row = rows; row < size; row++) {
                batch.repeat(0, row);
            }
            gate.pass(size, () -> session.run(batch, size));
            batch.images(rows, result, start * elements);
            start += rows;
        }
        idle.add(batch);
        return result;
    }
}
