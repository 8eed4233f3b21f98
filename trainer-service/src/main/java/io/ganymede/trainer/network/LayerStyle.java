package io.ganymede.trainer.network;

import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.option.Options;

/**
 * What the layers of a network have in common.
 *
 * @param weights what stands between trained weights and those that are computed with
 * @param norm how channels are normalised
 * @param activation behind each layer
 * @param order which of the two comes first
 * @param dropout share of a layer's elements set to zero in training
 */
record LayerStyle(WeightNormalisation weights, ValueNorm norm, Activation activation, Order order, double dropout) {
    /** Which of normalisation and activation comes first. */
    enum Order {
        NORM_FIRST,
        ACTIVATION_FIRST
    }

    /** Without dropout, normalised before the activation. */
    LayerStyle(WeightNormalisation weights, ValueNorm norm, Activation activation) {
        this(weights, norm, activation, Order.NORM_FIRST, 0);
    }

    /** Leaky layers with the weights and the dropout that the options of a discriminator name, not normalised. */
    static LayerStyle ofDiscriminator(Options options) {
        return new LayerStyle(
                CommonOptions.weights(options, CommonOptions.WEIGHT_NORMALISATION),
                ValueNorm.NONE,
                Activation.LEAKY_RELU,
                Order.NORM_FIRST,
                options.number(CommonOptions.DROPOUT));
    }

    LayerStyle withNorm(ValueNorm other) {
        return new LayerStyle(weights, other, activation, order, dropout);
    }

    LayerStyle withOrder(Order other) {
        return new LayerStyle(weights, norm, activation, other, dropout);
    }

    /**
     * Whether layers have a bias. A normalisation of channels has its own shift (or, behind the activation, does without, as its
     * source); under weight normalisation the bias belongs to the layer (Salimans and Kingma 2016, arXiv 1602.07868, section 2).
     */
    boolean bias() {
        return norm == ValueNorm.NONE || weights == WeightNormalisation.WEIGHT;
    }
}
