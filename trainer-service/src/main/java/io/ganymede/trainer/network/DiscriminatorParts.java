package io.ganymede.trainer.network;

import io.ganymede.common.network.Add;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Shape;
import io.ganymede.common.network.WeightNormalisation;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;

/** How discriminators begin and end, whatever lies between. */
final class DiscriminatorParts {
    private static final String IMAGE = "x";
    private static final String LABEL = "y";
    private static final String LABELLED = "labelled";
    /** Units of the layer in which image and label meet when the label joins the code. */
    private static final int JOINT_UNITS = 256;

    private DiscriminatorParts() {}

    /** Inputs, noise on the image, and label planes where the design asks for them; returns the node to go on from. */
    static String image(NetworkBuilder network, Shape image, DiscriminatorDesign design, double inputNoise) {
        String node = noisyImage(network, image, design, inputNoise);
        if (design.labelInput() == LabelInput.PLANES) {
            network.node("planes", new Planes(image.size(1), image.size(2)), LABEL)
                    .node(LABELLED, new Concat(), node, "planes");
            return LABELLED;
        }
        return node;
    }

    /**
     * Inputs and noise, the image as a vector; returns the node to go on from. A dense layer reads a constant plane as it reads
     * its one number, so a label that the design wants as planes is joined as it is.
     */
    static String vector(NetworkBuilder network, Shape image, DiscriminatorDesign design, double inputNoise) {
        network.node("flat", new Flatten(), noisyImage(network, image, design, inputNoise));
        if (design.labelInput() == LabelInput.PLANES) {
            network.node(LABELLED, new Concat(), "flat", LABEL);
            return LABELLED;
        }
        return "flat";
    }

    /**
     * The output features and every head of the design, read from a code of the image; the finished network. A label that joins
     * the code is read with it by a layer of {@value #JOINT_UNITS} leaky units, whose values are the features: heads are linear, and
     * without such a layer the label would only shift them, whatever the image.
     */
    static NetworkDescription heads(
            NetworkBuilder network, String code, DiscriminatorDesign design, WeightNormalisation weights) {
        if (design.labelInput() != LabelInput.CODE) {
            return headsOn(network, code, design, weights);
        }
        network.node("joint", new Dense(JOINT_UNITS, true, weights), labelled(network, code, design))
                .node("joint-leaky", Activation.LEAKY_RELU.operation());
        return headsOn(network, "joint-leaky", design, weights);
    }

    /** A vector with the label beside it where the design asks for that; returns the node to go on from. */
    static String labelled(NetworkBuilder network, String code, DiscriminatorDesign design) {
        if (design.labelInput() != LabelInput.CODE) {
            return code;
        }
        network.node(LABELLED, new Concat(), code, LABEL);
        return LABELLED;
    }

    /** The output features, which are the given vector, and every head of the design; the finished network. */
    static NetworkDescription headsOn(
            NetworkBuilder network, String features, DiscriminatorDesign design, WeightNormalisation weights) {
        network.output(DiscriminatorDesign.FEATURES, features);
        for (Head head : design.heads()) {
            switch (head.kind()) {
                case LINEAR -> network.node(head.name(), new Dense(head.size(), true, weights), features);
                case PROXY -> network.node(head.name(), new Dense(head.size(), false, weights), LABEL);
                case PROJECTION -> projection(network, head.name(), features, weights);
            }
            network.output(head.name());
        }
        return network.build();
    }

    /** {@code w h + b + <V y, h>}; source: Miyato and Koyama 2018, arXiv 1802.05637, section 3. */
    private static void projection(NetworkBuilder network, String head, String features, WeightNormalisation weights) {
        int size = network.build().outputShape(DiscriminatorDesign.FEATURES).size(0);
        network.node(head + "-score", new Dense(1, true, weights), features)
                .node(DiscriminatorDesign.labelMap(head), new Dense(size, false, weights), LABEL)
                .node(head + "-match", new InnerProduct(), DiscriminatorDesign.labelMap(head), features)
                .node(head, new Add(), head + "-score", head + "-match");
    }

    private static String noisyImage(
            NetworkBuilder network, Shape image, DiscriminatorDesign design, double inputNoise) {
        network.input(IMAGE, image);
        if (design.labels() > 0) {
            network.input(LABEL, Shape.of(design.labels()));
        }
        if (inputNoise == 0) {
            return IMAGE;
        }
        network.node("noise", new GaussianNoise(inputNoise), IMAGE);
        return "noise";
    }
}
