package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.common.network.WeightedOperation;

/**
 * First lengths and biases of weight-normalised nodes from a batch: with mean and standard deviation of each output channel over
 * the batch (and, for images, the pixels), {@code g = g / deviation}, {@code b = (b - mean) / deviation}, so that the channel
 * starts with mean 0 and variance 1. Source: Salimans and Kingma 2016, arXiv 1602.07868, section 3, where g is 1 and b is 0 at
 * first. A variance below 1e-8 counts as 1e-8.
 *
 * @param network whose parameters are set
 */
record DataDependentInitialisation(DjlNetwork network) {
    private static final float LEAST_VARIANCE = 1e-8f;

    /** Sets the parameters of a node that computed this value; returns what it computes from now on. */
    NDArray standardise(Node node, NDArray value) {
        boolean applies = node.operation() instanceof WeightedOperation operation
                && operation.normalisation() == WeightNormalisation.WEIGHT
                && operation.bias();
        if (!applies) {
            return value;
        }
        long channels = value.getShape().get(1);
        boolean image = value.getShape().dimension() == 4;
        NDArray rows = image ? MemoryLayout.channelsInnermost(value).reshape(-1, channels) : value;
        NDArray mean = rows.mean(new int[] {0});
        NDArray deviation = rows.sub(mean)
                .square()
                .mean(new int[] {0})
                .maximum(LEAST_VARIANCE)
                .sqrt();
        network.parameter(node, ParameterRole.GAIN).divi(deviation);
        network.parameter(node, ParameterRole.BIAS).subi(mean).divi(deviation);
        Shape perChannel = image ? new Shape(1, channels, 1, 1) : new Shape(1, channels);
        return value.sub(mean.reshape(perChannel)).div(deviation.reshape(perChannel));
    }
}
