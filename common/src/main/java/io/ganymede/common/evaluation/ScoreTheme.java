package io.ganymede.common.evaluation;

/** What scores are about, in the order in which reports list them. */
public enum ScoreTheme {
    DISTANCE("Distance to real images"),
    FIDELITY_AND_VARIETY("Fidelity and variety"),
    CLASSES("Classes and predictions"),
    LIKELIHOOD_AND_COPIES("Likelihood and copies"),
    OTHER("Other scores");

    private final String words;

    ScoreTheme(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
