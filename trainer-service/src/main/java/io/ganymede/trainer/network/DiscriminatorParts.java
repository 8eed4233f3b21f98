package io.ganymede.trainer.network;

import io.ganymede.common.network.Concat;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.NetworkBuilder;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Shape;
import io.ganymede.trainer.network.DiscriminatorDesign.Head;
import io.ganymede.trainer.network.DiscriminatorDesign.LabelInput;

/** How discriminators begin and end, whatever lies between. */
final class DiscriminatorParts {
    private static final String IMAGE = "x";
    private static final String LABEL = "y";

    private DiscriminatorParts() {}

    /** Inputs, noise on the image, and label planes where the design asks for them; returns the node to go on from. */
    static String image(NetworkBuilder network, Shape image, DiscriminatorDesign design, double inputNoise) {
        network.input(IMAGE, image);
        if (design.labels() > 0) {
            network.input(LABEL, Shape.of(design.labels()));
        }
        String node = IMAGE;
        if (inputNoise > 0) {
            network.node("noise", new GaussianNoise(inputNoise), node);
            node = "noise";
        }
        if (design.labelInput() == LabelInput.PLANES) {
            network.node("planes", new Planes(image.size(1), image.size(2)), LABEL)
                    .node("labelled", new Concat(), node, "planes");
            node = "labelled";
        }
        return node;
    }

    /** A dropout behind a node unless the share is 0; returns the node to go on from. */
    static String dropout(NetworkBuilder network, String node, int number, double share) {
        if (share == 0) {
            return node;
        }
        network.node("dropout" + number, new Dropout(share), node);
        return "dropout" + number;
    }

    /** The output features and every head of the design, read from a vector; the finished network. */
    static NetworkDescription heads(NetworkBuilder network, String code, DiscriminatorDesign design) {
        String features = code;
        if (design.labelInput() == LabelInput.CODE) {
            network.node("labelled", new Concat(), code, LABEL);
            features = "labelled";
        }
        network.output(DiscriminatorDesign.FEATURES, features);
        for (Head head : design.heads()) {
            head(network, features, head);
        }
        return network.build();
    }

    private static void head(NetworkBuilder network, String features, Head head) {
        switch (head.kind()) {
            case LINEAR ->
                network.node(head.name(), new Dense(head.size(), true), features)
                        .output(head.name());
            case PROXY ->
                network.node(head.name(), new Dense(head.size(), false), LABEL).output(head.name());
            case PROJECTION -> throw new UnsupportedOperationException("projection");
        }
    }
}
