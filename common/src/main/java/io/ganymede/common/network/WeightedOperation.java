package io.ganymede.common.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What the operations with a trained weight have in common: one linear map of the input, an offset per output channel, and
 * perhaps a normalisation of the weight.
 */
public sealed interface WeightedOperation permits Dense, Convolution, TransposedConvolution {
    /** Number of output features or channels. */
    int outputs();

    /** Whether an offset per output exists. */
    boolean bias();

    WeightNormalisation normalisation();

    /** The axis of the weight that counts the outputs. */
    default int outputAxis() {
        return 0;
    }

    /** Descriptions of the weight, of the bias if there is one, and of what the normalisation keeps. */
    default List<ParameterDescription> weightParameters(String node, List<Integer> weightShape) {
        List<Integer> channels = List.of(outputs());
        List<ParameterDescription> parameters = new ArrayList<>();
        parameters.add(new ParameterDescription(node, ParameterRole.WEIGHT, weightShape));
        if (bias()) {
            parameters.add(new ParameterDescription(node, ParameterRole.BIAS, channels));
        }
        if (normalisation() == WeightNormalisation.WEIGHT) {
            parameters.add(new ParameterDescription(node, ParameterRole.GAIN, channels));
        }
        if (normalisation() == WeightNormalisation.SPECTRAL) {
            parameters.add(new ParameterDescription(node, ParameterRole.LEFT_VECTOR, channels));
        }
        return List.copyOf(parameters);
    }
}
