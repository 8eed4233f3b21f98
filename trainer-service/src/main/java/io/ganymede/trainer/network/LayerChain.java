package io.ganymede.trainer.network;

import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.Operation;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.network.LayerStyle.Order;

/**
 * Layers of one style written one behind another. Layer n has the nodes {@code conv<n>}, {@code deconv<n>} or {@code dense<n>},
 * then, as far as its style has them, {@code norm<n>}, {@code relu<n>} or {@code leaky<n>}, and {@code dropout<n>}. Not
 * thread-safe.
 */
final class LayerChain {
    private final NetworkBuilder network;
    private LayerStyle style;
    private String latest;

    /** A chain of plain nodes that begins behind a node; its layers have neither normalisations nor dropout. */
    LayerChain(NetworkBuilder network, String start) {
        this(network, new LayerStyle(WeightNormalisation.NONE, ValueNorm.NONE, Activation.RELU), start);
    }

    /** A chain that begins behind a node. */
    LayerChain(NetworkBuilder network, LayerStyle style, String start) {
        this.network = network;
        this.style = style;
        this.latest = start;
    }

    /** Goes on in another style. */
    LayerChain style(LayerStyle next) {
        style = next;
        return this;
    }

    /** The node to go on from. */
    String latest() {
        return latest;
    }

    LayerChain convolution(int number, int outputs, int kernel, int stride, int padding) {
        return then("conv" + number, new Convolution(outputs, kernel, stride, padding, style.bias(), style.weights()))
                .activated(number);
    }

    /** Its side is {@code (side - 1) stride - 2 padding + kernel + outputPadding}. */
    LayerChain transposedConvolution(int number, int outputs, int kernel, int stride, int padding, int outputPadding) {
        return then(
                        "deconv" + number,
                        new TransposedConvolution(
                                outputs, kernel, stride, padding, outputPadding, style.bias(), style.weights()))
                .activated(number);
    }

    LayerChain dense(int number, int outputs) {
        return then("dense" + number, new Dense(outputs, style.bias(), style.weights()))
                .activated(number);
    }

    /** A node of any kind. */
    LayerChain then(String node, Operation operation) {
        network.node(node, operation, latest);
        latest = node;
        return this;
    }

    /** What follows the weights of a layer. */
    LayerChain activated(int number) {
        boolean normFirst = style.order() == Order.NORM_FIRST;
        if (normFirst) {
            normalised(number);
        }
        then(style.activation().label() + number, style.activation().operation());
        if (!normFirst) {
            normalised(number);
        }
        return dropout("dropout" + number, style.dropout());
    }

    /** The normalisation of the style. */
    LayerChain normalised(int number) {
        latest = style.norm().append(network, "norm" + number, latest);
        return this;
    }

    /** A dropout unless the share is 0. */
    LayerChain dropout(String node, double share) {
        return share == 0 ? this : then(node, new Dropout(share));
    }
}
