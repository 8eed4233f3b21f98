package io.ganymede.sampler.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Direct buffers of one execution, in native byte order, so that ONNX Runtime reads and writes them in place. Rows are
 * addressed by absolute index; positions are never moved. Not thread-safe: one user at a time.
 */
public final class GeneratorBatch {
    private final GeneratorSignature signature;
    private final int capacity;
    private final FloatBuffer latents;
    private final FloatBuffer conditions;
    private final FloatBuffer images;

    GeneratorBatch(GeneratorSignature signature, int capacity) {
        this.signature = signature;
        this.capacity = capacity;
        this.latents = direct(Math.multiplyExact(capacity, signature.latentDim()));
        this.conditions = direct(Math.multiplyExact(capacity, signature.conditionSize()));
        this.images = direct(Math.multiplyExact(capacity, signature.imageElements()));
    }

    /** Sets the inputs of one row: a latent [L] and what the generator is told [K], which is empty when it has no such input. */
    public void put(int row, float[] latent, float[] condition) {
        latents.put(row * signature.latentDim(), latent);
        conditions.put(row * signature.conditionSize(), condition);
    }

    /** Copies the inputs of one row to another. */
    void repeat(int from, int to) {
        for (int i = 0; i < signature.latentDim(); i++) {
            latents.put(to * signature.latentDim() + i, latents.get(from * signature.latentDim() + i));
        }
        for (int i = 0; i < signature.conditionSize(); i++) {
            conditions.put(to * signature.conditionSize() + i, conditions.get(from * signature.conditionSize() + i));
        }
    }

    /** Copies the first rows of the result, [rows, C, H, W], into an array. */
    public void images(int rows, float[] target, int offset) {
        images.get(0, target, offset, rows * signature.imageElements());
    }

    int capacity() {
        return capacity;
    }

    FloatBuffer latents(int rows) {
        return latents.slice(0, rows * signature.latentDim());
    }

    FloatBuffer conditions(int rows) {
        return conditions.slice(0, rows * signature.conditionSize());
    }

    FloatBuffer images(int rows) {
        return images.slice(0, rows * signature.imageElements());
    }

    private static FloatBuffer direct(int elements) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(elements, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
