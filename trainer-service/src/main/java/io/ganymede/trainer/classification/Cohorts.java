package io.ganymede.trainer.classification;

import io.ganymede.common.dataset.DatasetSplit;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.ClassificationOrder;
import io.ganymede.common.latent.PhiloxStream;
import io.ganymede.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which images classifiers are trained on and tested on; every draw is a function of the order's seed. All splits are of one image
 * size, and every class has an image in each cohort.
 *
 * @param generated trained on, and tested on by the classifier of real images
 * @param realTraining trained on: of each class as many as were generated, as far as there are
 * @param realTrainingAll number of the images that these are drawn from
 * @param realTest tested on by both
 * @param referenceHalved whether both real cohorts are of the reference
 */
record Cohorts(
        LabelledImages generated,
        LabelledImages realTraining,
        int realTrainingAll,
        LabelledImages realTest,
        boolean referenceHalved) {
    private static final int FEWEST_CLASSES = 2;

    /**
     * Draws the cohorts of an order.
     *
     * @param classes of the labels of all sides
     * @param training the reference is halved without: the images of each class are shuffled and dealt in turn, the first for tests
     * @throws PlatformException with reason InvalidArgument when the images do not allow it
     */
    static Cohorts draw(
            ClassificationOrder order,
            List<String> classes,
            DatasetSplit generated,
            DatasetSplit reference,
            @Nullable DatasetSplit training) {
        require(
                classes.size() >= FEWEST_CLASSES,
                "needs at least " + FEWEST_CLASSES + " classes: got " + classes.size() + ", " + classes);
        requireOneSize(Stream.of(generated, reference, training == null ? reference : training)
                .toList());
        LabelledImages drawn = atMost(order.samples(), LabelledImages.of(generated), order.seed());
        LabelledImages real = LabelledImages.of(reference);
        requireEach(classes, "generated", drawn, 1);
        requireEach(classes, "reference", real, training == null ? 2 : 1);
        LabelledImages test = training == null ? dealt(real, classes.size(), order.seed(), 0) : real;
        LabelledImages pool =
                training == null ? dealt(real, classes.size(), order.seed(), 1) : LabelledImages.of(training);
        requireEach(classes, "training", pool, 1);
        return new Cohorts(
                drawn, like(drawn, pool, classes.size(), order.seed()), pool.count(), test, training == null);
    }

    private static LabelledImages atMost(@Nullable Integer most, LabelledImages images, long seed) {
        if (most == null || most >= images.count()) {
            return images;
        }
        int[] shuffled = shuffled(images.images(), new PhiloxStream(seed, "cas-samples", 0));
        return sorted(images.split(), Arrays.stream(shuffled).limit(most));
    }

    /** Every other image of each class. */
    private static LabelledImages dealt(LabelledImages images, int classes, long seed, int first) {
        return sorted(images.split(), IntStream.range(0, classes).flatMap(label -> {
            int[] shuffled = shuffled(images.ofClass(label), new PhiloxStream(seed, "cas-halves", label));
            return IntStream.iterate(first, i -> i < shuffled.length, i -> i + 2)
                    .map(i -> shuffled[i]);
        }));
    }

    /** Of each class as many as a pattern has, as far as there are. */
    private static LabelledImages like(LabelledImages pattern, LabelledImages pool, int classes, long seed) {
        int[] counts = pattern.perClass(classes);
        return sorted(pool.split(), IntStream.range(0, classes).flatMap(label -> Arrays.stream(
                        shuffled(pool.ofClass(label), new PhiloxStream(seed, "cas-real-training", label)))
                .limit(counts[label])));
    }

    private static int[] shuffled(int[] images, PhiloxStream random) {
        return Arrays.stream(random.permutation(images.length))
                .map(i -> images[i])
                .toArray();
    }

    private static LabelledImages sorted(DatasetSplit split, IntStream images) {
        return new LabelledImages(split, images.sorted().toArray());
    }

    private static void requireOneSize(List<DatasetSplit> sides) {
        List<String> shapes = sides.stream()
                .map(side -> side.imageShape().toString())
                .distinct()
                .toList();
        require(
                shapes.size() == 1,
                "needs images of one size on all sides: got " + shapes + " [channels, height, width]");
    }

    private static void requireEach(List<String> classes, String side, LabelledImages images, int least) {
        int[] counts = images.perClass(classes.size());
        List<String> missing = IntStream.range(0, counts.length)
                .filter(label -> counts[label] < least)
                .mapToObj(label -> "'" + classes.get(label) + "' has " + counts[label])
                .toList();
        require(
                missing.isEmpty(),
                "needs at least " + least + " " + side + " image" + (least == 1 ? "" : "s") + " of each class: "
                        + String.join(", ", missing));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, problem);
        }
    }
}
