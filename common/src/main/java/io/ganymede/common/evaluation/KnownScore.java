package io.ganymede.common.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A score that an evaluation may have: the one list of names that requests, reports and the evaluator share.
 *
 * @param name in requests and reports
 * @param theme what it is about
 * @param direction which way it improves; absent for a figure that is only there to be compared with
 * @param about what it is, in a line
 */
public record KnownScore(
        String name, ScoreTheme theme, @Nullable Direction direction, String about) {
    private static final Direction LOWER = Direction.LOWER_IS_BETTER;
    private static final Direction HIGHER = Direction.HIGHER_IS_BETTER;

    /** All that a request may name, in the order in which reports list them. */
    public static final List<KnownScore> ALL = List.of(
            distance("fid", "Fréchet distance between the features of generated and real images"),
            distance("classFid", "mean of the Fréchet distances of the single classes"),
            distance("betweenClassFid", "Fréchet distance between the sets of class means"),
            distance("fidInfinity", "FID extrapolated to infinitely many generated images"),
            distance("kid", "kernel distance (MMD²) of the features, unbiased: may be slightly below 0"),
            variety("precision", HIGHER, "share of the generated images that lie among real ones"),
            variety("recall", HIGHER, "share of the real images that lie among generated ones"),
            variety("density", HIGHER, "how many real images surround a generated one; about 1 for real images"),
            variety("coverage", HIGHER, "share of the real images with a generated one nearby"),
            variety("msSsim", LOWER, "likeness of two images of a class; above that of real images, variety is lost"),
            variety("msSsimReal", null, "likeness of two reference images of a class"),
            classes(
                    "inceptionScore",
                    HIGHER,
                    "high where predictions are sure of each image, yet spread over the classes"),
            classes("modeScore", HIGHER, "Inception Score held against the classes of the training images"),
            classes("modeScoreWithPrior", HIGHER, "Mode Score in the form of GAN-Metrics"),
            classes("amScore", LOWER, "AM Score, the sum of amScoreDivergence and amScoreEntropy"),
            classes("amScoreDivergence", LOWER, "how far the mean prediction is from that of the training images"),
            classes("amScoreEntropy", LOWER, "how unsure the predictions are, mean entropy in nats"),
            classes("labelAccuracy", HIGHER, "share recognised as the class that was asked for"),
            classes("cas", HIGHER, "accuracy on reference images of a classifier trained on the generated ones"),
            classes("casReal", null, "the same of a classifier trained on as many real images"),
            classes("casReverse", HIGHER, "accuracy on generated images of a classifier trained on real ones"),
            copies("parzen", HIGHER, "log-likelihood of reference images under Parzen windows, in nats"),
            copies("authPct", HIGHER, "per cent of the generated images that are no copies of training images"),
            copies("memorisationDistance", HIGHER, "mean cosine distance to the nearest training image"),
            copies("mifid", LOWER, "FID raised by closeness to training images"));

    /** Those that the reports of checkpoints have besides; they need a generator, or what it was told. */
    public static final List<KnownScore> OF_CHECKPOINTS = List.of(
            distance("attributeFid", "mean of the Fréchet distances among the images with each attribute"),
            variety("latentSensitivity", HIGHER, "how much an image follows its latent, sum of |dG/dz|"));

    /** The score of a name; empty when it is not among them. */
    public static Optional<KnownScore> find(String name) {
        return Stream.concat(ALL.stream(), OF_CHECKPOINTS.stream())
                .filter(score -> score.name().equals(name))
                .findFirst();
    }

    /** All names that a request may have, in order. */
    public static List<String> names() {
        return ALL.stream().map(KnownScore::name).toList();
    }

    private static KnownScore distance(String name, String about) {
        return new KnownScore(name, ScoreTheme.DISTANCE, LOWER, about);
    }

    private static KnownScore variety(String name, @Nullable Direction direction, String about) {
        return new KnownScore(name, ScoreTheme.FIDELITY_AND_VARIETY, direction, about);
    }

    private static KnownScore classes(String name, @Nullable Direction direction, String about) {
        return new KnownScore(name, ScoreTheme.CLASSES, direction, about);
    }

    private static KnownScore copies(String name, Direction direction, String about) {
        return new KnownScore(name, ScoreTheme.LIKELIHOOD_AND_COPIES, direction, about);
    }
}
