package io.ganymede.evaluator.inception;

/**
 * Names of what one convolution and its batch normalisation consist of in a state dictionary.
 *
 * @param layer full name of the convolution
 */
record ConvolutionTensors(String layer) {
    String weight() {
        return layer + ".conv.weight";
    }

    String gamma() {
        return layer + ".bn.weight";
    }

    String beta() {
        return layer + ".bn.bias";
    }

    String mean() {
        return layer + ".bn.running_mean";
    }

    String variance() {
        return layer + ".bn.running_var";
    }

    /** A counter of training that inference ignores. */
    String batches() {
        return layer + ".bn.num_batches_tracked";
    }
}
