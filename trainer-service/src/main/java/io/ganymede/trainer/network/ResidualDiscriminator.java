package io.ganymede.trainer.network;

import io.ganymede.common.network.Add;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightNormalisation;

/**
 * A residual discriminator without norms of channels: blocks, the first ones halving the side, ReLU, sum over all pixels. A block
 * adds its input, behind average pooling and convolution 1x1 where sides or channels change (in this order, which gives the same as
 * the other and costs a quarter), to ReLU (not in the first block), convolution 3x3, ReLU, convolution 3x3, average pooling. Up to 32
 * pixels four blocks of equal width, of which two halve; else one more block than halvings, twice the channels in each. Source: Brock
 * et al. 2018, arXiv 1809.11096, figure 15 and appendix B; attention behind the first block.
 *
 * @param doublings how often the generator doubles the side
 * @param width unit of channels
 */
record ResidualDiscriminator(
        Shape image,
        DiscriminatorDesign design,
        int doublings,
        int width,
        WeightNormalisation weights,
        boolean attention) {
    private static final int CONSTANT_UP_TO = 3;

    NetworkDescription description(double inputNoise, double dropout) {
        NetworkBuilder network = new NetworkBuilder(Architecture.DISCRIMINATOR);
        String x = DiscriminatorParts.image(network, image, design, inputNoise);
        boolean constant = doublings <= CONSTANT_UP_TO;
        int halvings = constant ? 2 : doublings;
        int blocks = constant ? 4 : doublings + 1;
        int channels = 0;
        for (int block = 1; block <= blocks; block++) {
            int outputs = constant ? 2 * width : width << (block - 1);
            x = block(network, block, x, outputs, block <= halvings, channels != outputs);
            channels = outputs;
            if (attention && block == 1) {
                x = SelfAttention.append(network, x, channels, weights);
            }
        }
        LayerChain last = new LayerChain(network, x)
                .then("relu", new Relu())
                .then("pooled", new GlobalSumPooling())
                .dropout("dropout", dropout);
        return DiscriminatorParts.heads(network, last.latest(), design, weights);
    }

    private String block(NetworkBuilder network, int block, String x, int outputs, boolean halves, boolean changes) {
        String name = "block" + block;
        LayerChain branch = new LayerChain(network, x);
        if (block > 1) {
            branch.then(name + "-relu1", new Relu());
        }
        branch.then(name + "-conv1", new Convolution(outputs, 3, 1, 1, true, weights))
                .then(name + "-relu2", new Relu())
                .then(name + "-conv2", new Convolution(outputs, 3, 1, 1, true, weights));
        LayerChain skip = new LayerChain(network, x);
        if (halves) {
            branch.then(name + "-pool", new AveragePooling(2, 2));
            skip.then(name + "-skip-pool", new AveragePooling(2, 2));
        }
        if (halves || changes) {
            skip.then(name + "-skip", new Convolution(outputs, 1, 1, 0, true, weights));
        }
        network.node(name, new Add(), branch.latest(), skip.latest());
        return name;
    }
}
