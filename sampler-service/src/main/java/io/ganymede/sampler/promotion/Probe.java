package io.ganymede.sampler.promotion;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.network.Shape;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.sampler.inference.GeneratorBatch;
import io.ganymede.sampler.inference.GeneratorSession;
import io.ganymede.sampler.inference.GeneratorSignature;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A few inputs and the images that the trainer computed for them: {@code z} [P, L], {@code y} [P, K] unless the generator has no
 * conditions, {@code image} [P, C, H, W].
 */
final class Probe {
    private final int count;
    private final float[] latents;
    private final float[] conditions;
    private final float[] images;

    private Probe(int count, float[] latents, float[] conditions, float[] images) {
        this.count = count;
        this.latents = latents;
        this.conditions = conditions;
        this.images = images;
    }

    /**
     * Reads a probe.
     *
     * @param label what it is called in messages
     * @throws PlatformException with reason InvalidFile when tensors are missing or do not fit the generator
     */
    static Probe of(String label, GeneratorSignature signature, Map<String, Tensor> tensors) {
        Tensor z = require(label, tensors, GeneratorSignature.LATENT);
        long count = z.shape().isEmpty() ? 0 : z.shape().get(0);
        if (count < 1) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "probe of '" + label + "' is empty: got z " + z + ", expected a row at least");
        }
        return new Probe(
                Math.toIntExact(count),
                floats(label, z, count, Shape.of(signature.latentDim())),
                conditions(label, signature, tensors, count),
                floats(label, require(label, tensors, GeneratorSignature.IMAGE), count, signature.imageShape()));
    }

    int count() {
        return count;
    }

    /** The session's images minus the trainer's, [P, C, H, W], one run for all. */
    float[] differences(GeneratorSession session) {
        GeneratorSignature signature = session.signature();
        GeneratorBatch batch = session.batch(count);
        for (int row = 0; row < count; row++) {
            batch.put(row, row(latents, row, signature.latentDim()), row(conditions, row, signature.conditionSize()));
        }
        session.run(batch, count);
        float[] differences = new float[images.length];
        batch.images(count, differences, 0);
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= images[i];
        }
        return differences;
    }

    private static float[] conditions(
            String label, GeneratorSignature signature, Map<String, Tensor> tensors, long count) {
        return signature.conditioned()
                ? floats(
                        label,
                        require(label, tensors, GeneratorSignature.CONDITION),
                        count,
                        Shape.of(signature.conditionSize()))
                : new float[0];
    }

    private static float[] row(float[] values, int row, int length) {
        return Arrays.copyOfRange(values, row * length, (row + 1) * length);
    }

    private static Tensor require(String label, Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "probe of '" + label + "': " + NearestName.unknown("tensor", name, tensors.keySet()));
        }
        return tensor;
    }

    private static float[] floats(String label, Tensor tensor, long count, Shape example) {
        List<Long> expected = Stream.concat(
                        Stream.of(count), example.dimensions().stream().map(Integer::longValue))
                .toList();
        if (tensor.type() != DataType.F32 || !tensor.shape().equals(expected)) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "probe of '" + label + "' does not fit the generator: got " + tensor + ", expected F32 "
                            + expected);
        }
        return tensor.toFloats();
    }
}
