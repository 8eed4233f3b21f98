package io.ganymede.trainer.benchmark;

import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.training.GanPlan;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Floating-point operations that an algorithm needs, one multiplication and one addition counted as two. Only dense and
 * convolution nodes count: {@code 2 in out} and {@code 2 k^2 C_in C_out H' W'} an image. A pass back costs as much for the
 * weights and as much again for the node's input, the latter only where something trainable or the generator lies before it.
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
        return network.nodes().stream().mapToLong(this::flops).sum();
    }

    /** Gradients of all weights. */
    long weights() {
        return forward();
    }

    /** Gradients of the inputs of those nodes behind which, seen backwards, gradients are still wanted. */
    long inputs(Set<String> wanted) {
        Set<String> live = new HashSet<>(wanted);
        long sum = 0;
        for (Node node : network.nodes()) {
            boolean behind = node.inputs().stream().anyMatch(live::contains);
            sum += behind ? flops(node) : 0;
            boolean trainable = !parameterless(node);
            if (behind || trainable) {
                live.add(node.name());
            }
        }
        return sum;
    }

    private boolean parameterless(Node node) {
        return node.operation()
                .parameters(node.name(), node.inputs().stream().map(this::shape).toList())
                .isEmpty();
    }

    private long flops(Node node) {
        Shape input = shape(node.inputs().get(0));
        Shape output = shape(node.name());
        if (node.operation() instanceof Dense) {
            return 2L * input.elements() * output.elements();
        }
        if (node.operation() instanceof Convolution convolution) {
            return 2L * convolution.kernel() * convolution.kernel() * input.size(0) * output.elements();
        }
        return 0;
    }

    private Shape shape(String value) {
        Shape shape = shapes.get(value);
        if (shape == null) {
            throw new IllegalStateException("value '" + value + "' has no shape");
        }
        return shape;
    }
}
