package io.ganymede.common.job;

/**
 * Names of what is watched in a training beside the losses. Terms of a loss are named {@code <network>.<term>}, the diversity of
 * one condition {@code diversity.of.<name>}.
 */
public final class Signals {
    /** Mean probability of being real that D gives to real images, in [0, 1]; losses without probabilities have none. */
    public static final String REALNESS_REAL = "realness.real";
    /** Mean probability of being real that D gives to generated images, in [0, 1]. */
    public static final String REALNESS_GENERATED = "realness.generated";
    /** Mean L2 norm of D's features of real images. */
    public static final String FEATURE_NORM = "norm.features";
    /** L2 norm of the gradient of D's class layer (or proxies, or embedding). */
    public static final String LABEL_GRADIENT = "gradient.labels";
    /** L2 norm of the gradient of D's other weights. */
    public static final String FEATURE_GRADIENT = "gradient.features";
    /** Share of generated images that D's class head recognises as what they were made for, in [0, 1]. */
    public static final String LABEL_ACCURACY = "labels.generated";
    /** Mean over the conditions of how much generated images of a condition differ, 1 being as much as real ones. */
    public static final String DIVERSITY = "diversity.mean";
    /** The same of the condition with the least. */
    public static final String LEAST_DIVERSITY = "diversity.least";
    /** Begin of the name of a condition's own diversity. */
    public static final String DIVERSITY_OF = "diversity.of.";

    private Signals() {}
}
