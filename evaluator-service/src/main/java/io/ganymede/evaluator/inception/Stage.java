package io.ganymede.evaluator.inception;

import java.util.List;

/** A piece of the network. */
sealed interface Stage {
    /**
     * Convolution without bias, batch normalisation, ReLU.
     *
     * @param name within the block or, outside of blocks, of the whole
     * @param outputs channels
     * @param padHeight zeros above and below
     * @param padWidth zeros left and right
     */
    record Convolution(
            String name, int outputs, int kernelHeight, int kernelWidth, int stride, int padHeight, int padWidth)
            implements Stage {
        Convolution strided(int other) {
            return new Convolution(name, outputs, kernelHeight, kernelWidth, other, padHeight, padWidth);
        }

        /** Padded so that stride 1 keeps height and width. */
        Convolution padded() {
            return new Convolution(name, outputs, kernelHeight, kernelWidth, stride, kernelHeight / 2, kernelWidth / 2);
        }
    }

    /** Largest of each window of 3 x 3; what is padded never is. */
    record MaxPool(int stride, int pad) implements Stage {}

    /** Mean of each window of 3 x 3 with stride 1 and padding 1, over the pixels alone and not over what is padded. */
    record AveragePool() implements Stage {}

    /**
     * Several ways from the same value, joined along the channels.
     *
     * @param name of the block, or of the fork within a branch
     */
    record Block(String name, List<List<Stage>> branches) implements Stage {}

    /** The mean over height and width is an output. */
    record Tap(String name) implements Stage {}
}
