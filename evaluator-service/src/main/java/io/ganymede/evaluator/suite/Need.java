package io.ganymede.evaluator.suite;

/** What a metric must be able to look at. */
public enum Need {
    /** Features of both sides. */
    FEATURES("features of the generated and the reference images"),
    /** Both sides have classes. */
    CLASSES("a class for each generated and each reference image"),
    /** The generated images have classes, and a classifier that knows the same ones looked at them. */
    RECOGNISED_CLASSES("a class for each generated image and a classifier that knows the classes"),
    /** A classifier looked at the generated images. */
    PREDICTIONS("predictions of a classifier on the generated images"),
    /** A classifier looked at the training images. */
    TRAINING_PREDICTIONS("predictions of a classifier on the training images"),
    /** Features of each generated image. */
    GENERATED_ROWS("the features of each generated image"),
    /** Features of each reference image, not their statistics alone. */
    REFERENCE_ROWS("the features of each reference image, not statistics alone"),
    /** Features of each training image, likewise. */
    TRAINING_ROWS("the features of each training image, not statistics alone"),
    /** Pixels of both sides. */
    IMAGES("the generated and the reference images themselves"),
    /** Classifiers were trained on either side, or it was found that they cannot be. */
    CLASSIFICATION("classifiers trained for it, which './ganymede evaluate' sees to");

    private final String words;

    Need(String words) {
        this.words = words;
    }

    /** For messages: what is needed. */
    public String words() {
        return words;
    }

    boolean metBy(EvaluationInput input) {
        return switch (this) {
            case FEATURES ->
                !input.generated().features().isEmpty()
                        && !input.reference().features().isEmpty();
            case CLASSES -> input.generated().labelled() && input.reference().labelled();
            case RECOGNISED_CLASSES -> input.generated().confusion() != null;
            case PREDICTIONS -> !input.generated().splits().isEmpty();
            case TRAINING_PREDICTIONS -> !input.training().splits().isEmpty();
            case GENERATED_ROWS -> listed(input.generated());
            case REFERENCE_ROWS -> listed(input.reference());
            case TRAINING_ROWS -> listed(input.training());
            case IMAGES -> pictured(input.generated()) && pictured(input.reference());
            case CLASSIFICATION -> input.classification() != null;
        };
    }

    /** Whether statistics can meet it. */
    boolean metByStatistics() {
        return switch (this) {
            case FEATURES, CLASSES, RECOGNISED_CLASSES, PREDICTIONS, TRAINING_PREDICTIONS -> true;
            case GENERATED_ROWS, REFERENCE_ROWS, TRAINING_ROWS, IMAGES, CLASSIFICATION -> false;
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
