package io.ganymede.evaluator.suite;

import java.util.function.Predicate;

/** What a metric must be able to look at. */
public enum Need {
    /** Features of both sides. */
    FEATURES(
            "features of the generated and the reference images",
            input -> !input.generated().features().isEmpty()
                    && !input.reference().features().isEmpty()),
    /** Both sides have classes. */
    CLASSES("a class for each generated and each reference image", input -> input.generated().labelled()
            && input.reference().labelled()),
    /** The generated images have classes, and a classifier that knows the same ones looked at them. */
    RECOGNISED_CLASSES(
            "a class for each generated image and a classifier that knows the classes",
            input -> input.generated().confusion() != null),
    /** A classifier looked at the generated images. */
    PREDICTIONS("predictions of a classifier on the generated images", input -> !input.generated()
            .splits()
            .isEmpty()),
    /** A classifier looked at the training images. */
    TRAINING_PREDICTIONS("predictions of a classifier on the training images", input -> !input.training()
            .splits()
            .isEmpty()),
    /** Features of each generated image. */
    GENERATED_ROWS("the features of each generated image", input -> listed(input.generated())),
    /** Features of each reference image, not their statistics alone. */
    REFERENCE_ROWS(
            "the features of each reference image, not statistics alone",
            input -> listed(input.reference())),
    /** Features of each training image, likewise. */
    TRAINING_ROWS(
            "the features of each training image, not statistics alone",
            input -> listed(input.training())),
    /** Pixels of both sides. */
    IMAGES("the generated and the reference images themselves", input -> pictured(input.generated())
            && pictured(input.reference()));

    private final String words;
    private final Predicate<EvaluationInput> met;

    Need(String words, Predicate<EvaluationInput> met) {
        this.words = words;
        this.met = met;
    }

    /** For messages: what is needed. */
    public String words() {
        return words;
    }

    boolean metBy(EvaluationInput input) {
        return met.test(input);
    }

    /** Whether statistics can meet it. */
    boolean metByStatistics() {
        return switch (this) {
            case FEATURES, CLASSES, RECOGNISED_CLASSES, PREDICTIONS, TRAINING_PREDICTIONS -> true;
            case GENERATED_ROWS, REFERENCE_ROWS, TRAINING_ROWS, IMAGES -> false;
        };
    }

    private static boolean listed(Sample sample) {
        SampleRows rows = sample.rows();
        return rows != null && rows.features() != null;
    }

    private static boolean pictured(Sample sample) {
        SampleRows rows = sample.rows();
        return rows != null && rows.images() != null;
    }
}
