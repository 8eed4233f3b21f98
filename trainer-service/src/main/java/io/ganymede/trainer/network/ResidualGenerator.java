package io.ganymede.trainer.network;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.WeightNormalisation;

/**
 * A residual generator: dense, then blocks that double the side, batch norm, ReLU, convolution 3x3, tanh. A block adds convolution
 * 1x1 and up-sampling (in this order, which gives the same as the other and costs a quarter) to norm, ReLU, up-sampling, convolution
 * 3x3, norm, ReLU, convolution 3x3; its norms are conditional where the design has conditions. With an embedding, z is cut into one
 * part for the dense layer, which gets the remainder too, and one for each block, where it stands beside the embedded label.
 * Source: Brock et al. 2018, arXiv 1809.11096, figure 15 and appendix B; attention before the last block.
 *
 * @param doublings number of blocks, at least 1
 * @param width unit of channels
 * @param embedding length of the label's embedding; 0 when norms read the label itself
 */
record ResidualGenerator(
        GeneratorDesign design,
        int doublings,
        int width,
        WeightNormalisation weights,
        int embedding,
        boolean attention) {
    private static final ConditionalBatchNorm CONDITIONAL = new ConditionalBatchNorm(1e-5, 0.1);
    /** Up to this number of blocks, all have the same number of channels. */
    private static final int CONSTANT_UP_TO = 3;

    NetworkDescription description() {
        NetworkBuilder network = new NetworkBuilder(Architecture.GENERATOR);
        Shape image = design.image();
        Shape seed = Shape.of(channels(0), image.size(1) >> doublings, image.size(2) >> doublings);
        network.node("dense", new Dense(seed.elements(), true, weights), inputs(network))
                .node("seed", new Reshape(seed));
        String x = "seed";
        for (int block = 1; block <= doublings; block++) {
            if (attention && block == doublings) {
                x = SelfAttention.append(network, x, channels(block - 1), weights);
            }
            x = block(network, block, x);
        }
        network.node("norm", ValueNorm.BATCH_NORM, x)
                .node("relu", new Relu())
                .node("pixels", new Convolution(image.size(0), 3, 1, 1, true, weights))
                .node("tanh", new Tanh());
        return network.output("image").build();
    }

    private String block(NetworkBuilder network, int block, String x) {
        String name = "block" + block;
        int outputs = channels(block);
        norm(network, name + "-norm1", x, block);
        network.node(name + "-relu1", new Relu())
                .node(name + "-up", new NearestUpsampling(2))
                .node(name + "-conv1", new Convolution(outputs, 3, 1, 1, true, weights));
        norm(network, name + "-norm2", name + "-conv1", block);
        network.node(name + "-relu2", new Relu())
                .node(name + "-conv2", new Convolution(outputs, 3, 1, 1, true, weights))
                .node(name + "-skip", new Convolution(outputs, 1, 1, 0, true, weights), x)
                .node(name + "-skip-up", new NearestUpsampling(2))
                .node(name, new Add(), name + "-conv2", name + "-skip-up");
        return name;
    }

    private void norm(NetworkBuilder network, String node, String x, int block) {
        if (design.conditions() == 0) {
            network.node(node, ValueNorm.BATCH_NORM, x);
        } else {
            String condition = embedding == 0 ? GeneratorInputs.CONDITION : "condition" + block;
            network.node(node, CONDITIONAL, x, condition);
        }
    }

    /** Inputs and what blocks read of them; returns what the dense layer reads. */
    private String inputs(NetworkBuilder network) {
        network.input(GeneratorInputs.LATENT, Shape.of(design.latentDim()));
        if (design.conditions() == 0) {
            return GeneratorInputs.LATENT;
        }
        network.input(GeneratorInputs.CONDITION, Shape.of(design.conditions()));
        return embedding == 0 ? GeneratorInputs.LATENT : parts(network);
    }

    /** The first part of z; the others stand beside the embedding in {@code condition<block>}. */
    private String parts(NetworkBuilder network) {
        int part = design.latentDim() / (doublings + 1);
        if (part == 0) {
            throw new PlatformException(
                    Reason.INVALID_SPEC,
                    "architecture 'resnet-sn' cannot cut " + design.latentDim() + " latents into " + (doublings + 1)
                            + " parts: give it more, or condition 'label'");
        }
        int first = design.latentDim() - doublings * part;
        network.node("embedding", new Dense(embedding, false), GeneratorInputs.CONDITION)
                .node("latent0", new Slice(0, first), GeneratorInputs.LATENT);
        for (int block = 1; block <= doublings; block++) {
            network.node("latent" + block, new Slice(first + (block - 1) * part, part), GeneratorInputs.LATENT)
                    .node("condition" + block, new Concat(), "embedding", "latent" + block);
        }
        return "latent0";
    }

    /** Channels behind a number of blocks. */
    private int channels(int blocks) {
        return doublings <= CONSTANT_UP_TO ? 4 * width : width << (doublings - blocks);
    }
}
