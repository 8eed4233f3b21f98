package io.ganymede.trainer.network;

import java.util.List;

/**
 * What a training method asks of a discriminator, whatever its architecture. Every discriminator has, beside its heads, the
 * output {@value #FEATURES}: the vector h that the heads read.
 *
 * @param heads outputs
 * @param labels length C of the input {@code y}; 0 when no head and no layer needs it
 * @param labelInput where y joins the image
 * @param conditionalGenerator whether the generator is told what to make ("predefined labels")
 */
public record DiscriminatorDesign(List<Head> heads, int labels, LabelInput labelInput, boolean conditionalGenerator) {
    /** Name of the head with one logit: real or generated. */
    public static final String ADVERSARIAL = "adversarial";
    /** Name of the head with a logit per class or attribute. */
    public static final String CLASSES = "classes";
    /** Name of the head with a vector for the image, to be compared with those of classes. */
    public static final String EMBEDDING = "embedding";
    /** Name of the head with the vector of the image's class. */
    public static final String PROXY = "proxy";
    /** Name of the output h. */
    public static final String FEATURES = "features";

    /** Name of the node that maps the label for a head with a projection, V y. */
    public static String labelMap(String head) {
        return head + "-label";
    }

    /** Where the label joins the image. */
    public enum LabelInput {
        /** Nowhere before the heads. */
        NONE,
        /** As constant planes beside the image's channels. */
        PLANES,
        /** Beside the dense code h. */
        CODE
    }

    /**
     * One output.
     *
     * @param name name of the output
     * @param kind what it is computed from
     * @param size its length
     */
    public record Head(String name, Kind kind, int size) {
        /** What a head is computed from. */
        public enum Kind {
            /** {@code W h + b}. */
            LINEAR,
            /** {@code w h + b + <V y, h>}: one number. */
            PROJECTION,
            /** {@code V y}: a vector of the class alone. */
            PROXY
        }

        public static Head linear(String name, int size) {
            return new Head(name, Kind.LINEAR, size);
        }

        public static Head projection(String name) {
            return new Head(name, Kind.PROJECTION, 1);
        }

        public static Head proxy(String name, int size) {
            return new Head(name, Kind.PROXY, size);
        }
    }

    public DiscriminatorDesign {
        heads = List.copyOf(heads);
        boolean asks =
                labelInput != LabelInput.NONE || heads.stream().anyMatch(head -> head.kind() != Head.Kind.LINEAR);
        if (asks != (labels > 0)) {
            throw new IllegalArgumentException("a discriminator with " + heads + " and label input " + labelInput
                    + " cannot have " + labels + " labels");
        }
    }
}
