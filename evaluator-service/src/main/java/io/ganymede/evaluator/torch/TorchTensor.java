package io.ganymede.evaluator.torch;

import io.ganymede.evaluator.pickle.PickleException;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A view of a storage: element {@code [i, j, ...]} lies at {@code offset + i strides[0] + j strides[1] + ...}.
 *
 * @param offset in elements, from the storage's part
 * @param sizes at least 0 each
 * @param strides in elements, at least 0 each
 */
record TorchTensor(TorchStorage storage, long offset, List<Long> sizes, List<Long> strides) {
    private static final int MOST_AXES = 8;

    TorchTensor {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
        if (sizes.size() != strides.size()
                || sizes.size() > MOST_AXES
                || offset < 0
                || sizes.stream().anyMatch(size -> size < 0)
                || strides.stream().anyMatch(stride -> stride < 0)
                || end(offset, sizes, strides) > storage.length()) {
            throw new PickleException(
                    "a tensor does not lie in its storage '%s' of %d elements: offset %d, sizes %s, strides %s"
                            .formatted(storage.key(), storage.length(), offset, sizes, strides));
        }
    }

    /** Copies the elements in row-major order. */
    float[] read(FloatBuffer block) {
        float[] values = new float[Math.toIntExact(sizes.stream().reduce(1L, Math::multiplyExact))];
        copy(block, storage.begin() + offset, 0, values, 0);
        return values;
    }

    /** Returns the index behind the last element that was written. */
    private int copy(FloatBuffer block, long from, int axis, float[] values, int to) {
        if (values.length == 0) {
            return 0;
        }
        if (axis == sizes.size()) {
            values[to] = block.get((int) from);
            return to + 1;
        }
        int next = to;
        for (long i = 0; i < sizes.get(axis); i++) {
            next = copy(block, from + i * strides.get(axis), axis + 1, values, next);
        }
        return next;
    }

    /** Behind the last element; {@code offset} when there is none. */
    private static long end(long offset, List<Long> sizes, List<Long> strides) {
        if (sizes.contains(0L)) {
            return offset;
        }
        try {
            long last = offset;
            for (int axis = 0; axis < sizes.size(); axis++) {
                last = Math.addExact(last, Math.multiplyExact(sizes.get(axis) - 1, strides.get(axis)));
            }
            return Math.addExact(last, 1);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
