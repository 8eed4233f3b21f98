package io.ganymede.trainer.benchmark;

import io.ganymede.common.network.Attention;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.TransposedConvolution;
import java.util.List;
import java.util.Set;

/**
 * A product of two matrices that a node computes for an image. A pass back costs as much again for each factor whose gradient is
 * wanted.
 *
 * @param flops multiplications and additions of the forward pass
 * @param left inputs of the node, by position, that the left factor comes from
 * @param right those of the right factor; none where it is a trained weight
 */
record MatrixProduct(long flops, Set<Integer> left, Set<Integer> right) {
    private static final Set<Integer> WEIGHT = Set.of();

    /** The products of a node; what is left out costs a few operations an element. */
    static List<MatrixProduct> of(Operation operation, List<Shape> inputs, Shape output) {
        Shape input = inputs.get(0);
        if (operation instanceof Dense) {
            return List.of(weighted(2L * input.elements() * output.elements(), 0));
        }
        if (operation instanceof Convolution convolution) {
            long filter = (long) convolution.kernel() * convolution.kernel() * input.size(0);
            return List.of(weighted(2 * filter * output.elements(), 0));
        }
        if (operation instanceof TransposedConvolution convolution) {
            long stamp = (long) convolution.kernel() * convolution.kernel() * convolution.outputs();
            return List.of(weighted(2 * stamp * input.elements(), 0));
        }
        if (operation instanceof ConditionalBatchNorm) {
            long map = 2L * inputs.get(1).elements() * input.size(0);
            return List.of(weighted(map, 1), weighted(map, 1));
        }
        if (operation instanceof InnerProduct) {
            return List.of(new MatrixProduct(2L * input.elements(), Set.of(0), Set.of(1)));
        }
        if (operation instanceof Attention) {
            Shape value = inputs.get(2);
            long pairs = (long) pixels(input) * pixels(value);
            MatrixProduct scores = new MatrixProduct(2 * pairs * input.size(0), Set.of(0), Set.of(1));
            MatrixProduct sums = new MatrixProduct(2 * pairs * value.size(0), Set.of(0, 1), Set.of(2));
            return List.of(scores, sums);
        }
        return List.of();
    }

    /** Cost of the gradient of the weight; 0 without one. */
    long backToWeight() {
        return right.isEmpty() ? flops : 0;
    }

    /** Cost of the gradients of those factors that come from one of these inputs. */
    long backTo(Set<Integer> wanted) {
        return (left.stream().anyMatch(wanted::contains) ? flops : 0)
                + (right.stream().anyMatch(wanted::contains) ? flops : 0);
    }

    private static MatrixProduct weighted(long flops, int input) {
        return new MatrixProduct(flops, Set.of(input), WEIGHT);
    }

    private static int pixels(Shape image) {
        return image.size(1) * image.size(2);
    }
}
