package io.ganymede.evaluator.inception;

import java.util.List;

/**
 * A tensor of weights.
 *
 * @param name in a state dictionary, and everywhere here
 * @param shape in a state dictionary
 * @param constant name in the published graph
 * @param layout how it lies there
 */
record InceptionTensor(String name, List<Integer> shape, String constant, Layout layout) {
    /** How a constant of the graph relates to the tensor. */
    enum Layout {
        /** The same. */
        SAME,
        /** A kernel {@code [height, width, inputs, outputs]} for {@code [outputs, inputs, height, width]}. */
        KERNEL,
        /** A matrix {@code [inputs, outputs]} for {@code [outputs, inputs]}. */
        MATRIX
    }

    InceptionTensor {
        shape = List.copyOf(shape);
    }

    int elements() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Sizes in a state dictionary. */
    List<Long> sizes() {
        return shape.stream().map(Integer::longValue).toList();
    }

    /** Sizes in the graph. */
    List<Long> constantSizes() {
        List<Long> sizes = sizes();
        return switch (layout) {
            case SAME -> sizes;
            case KERNEL -> List.of(sizes.get(2), sizes.get(3), sizes.get(1), sizes.get(0));
            case MATRIX -> List.of(sizes.get(1), sizes.get(0));
        };
    }
}
