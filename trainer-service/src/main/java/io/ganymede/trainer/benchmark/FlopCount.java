package io.ganymede.trainer.benchmark;

import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.training.GanPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Floating-point operations that an algorithm needs, one multiplication and one addition counted as two. Only products of
 * matrices count ({@link MatrixProduct}): {@code 2 in out} an image of a dense node, {@code 2 k^2 C_in C_out H' W'} of a
 * convolution, {@code 2 k^2 C_in C_out H W} of a transposed one. A pass back costs as much for the weights and as much again
 * for the node's input, the latter only where something trainable or the generator lies before it. What a step does to the
 * weights alone, whatever the number of images, is left out.
 */
final class FlopCount {
    private final NetworkDescription network;
    private final Map<String, Shape> shapes;

    FlopCount(NetworkDescription network) {
        this.network = network;
        this.shapes = network.shapes();
    }

    /**
     * One step of a GAN an image of the batch: G forward once; D forward and back on real and generated images; D forward and
     * back to its input, without its weights, on generated images; G back.
     */
    static long step(GanPlan plan) {
        FlopCount generator = new FlopCount(plan.generator());
        FlopCount discriminator = new FlopCount(plan.discriminator());
        long update = discriminator.forward() + discriminator.weights() + discriminator.inputs(Set.of());
        long judge = discriminator.forward() + discriminator.inputs(Set.of("x"));
        long back = generator.weights() + generator.inputs(Set.of());
        long updates = plan.training().discriminatorSteps();
        return updates * (generator.forward() + 2 * update) + judge + back;
    }

    /** Forward pass of one image. */
    long forward() {
        return products().mapToLong(MatrixProduct::flops).sum();
    }

    /** Gradients of all weights. */
    long weights() {
        return products().mapToLong(MatrixProduct::backToWeight).sum();
    }

    /** Gradients of the inputs of those nodes behind which, seen backwards, gradients are still wanted. */
    long inputs(Set<String> wanted) {
        Set<String> live = new HashSet<>(wanted);
        long sum = 0;
        for (Node node : network.nodes()) {
            Set<Integer> behind = IntStream.range(0, node.inputs().size())
                    .filter(i -> live.contains(node.inputs().get(i)))
                    .boxed()
                    .collect(Collectors.toSet());
            sum += products(node).mapToLong(product -> product.backTo(behind)).sum();
            boolean trainable =
                    !node.operation().parameters(node.name(), inputShapes(node)).isEmpty();
            if (trainable || !behind.isEmpty()) {
                live.add(node.name());
            }
        }
        return sum;
    }

    private Stream<MatrixProduct> products() {
        return network.nodes().stream().flatMap(this::products);
    }

    private Stream<MatrixProduct> products(Node node) {
        return MatrixProduct.of(node.operation(), inputShapes(node), shape(node.name())).stream();
    }

    private List<Shape> inputShapes(Node node) {
        return node.inputs().stream().map(this::shape).toList();
    }

    private Shape shape(String value) {
        Shape shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalStateException("value '" + value + "' has no shape");
        }
        return shape;
    }
}
