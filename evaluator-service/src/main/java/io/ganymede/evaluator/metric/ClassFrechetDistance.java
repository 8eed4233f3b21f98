package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.statistics.FeatureStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fréchet distance inside each class, and its mean over the classes (intra-FID, within-class FID).
 *
 * <p>{@code classFid = 1/K sum_c FID(features of real images of class c, features of images generated for class c)}: the
 * mean, not the sum, over the labels asked for, not those recognised. Miyato and Koyama, "cGANs with Projection
 * Discriminator", arXiv:1802.05637, section 4. Values with different counts per class are not comparable; the counts are
 * part of the result. Lower is better.
 */
public final class ClassFrechetDistance {
    /** Name in requests, reports and events. */
    public static final String ID = "classFid";

    private final FrechetDistance distance;

    public ClassFrechetDistance(FrechetDistance distance) {
        this.distance = distance;
    }

    /**
     * One class.
     *
     * @param label class index
     * @param referenceCount real images of the class
     * @param generatedCount images generated for the class
     * @param terms the distance and its terms
     */
    public record ClassDistance(int label, long referenceCount, long generatedCount, FrechetDistance.Result terms) {

        public double value() {
            return terms.value();
        }
    }

    /**
     * All classes.
     *
     * @param mean mean of the values of the classes
     * @param classes one entry per class, in order of the label
     */
    public record Result(double mean, List<ClassDistance> classes) {

        /** Copies the list. */
        public Result {
            classes = List.copyOf(classes);
        }

        /** The class with the largest distance, the first among equals. */
        public ClassDistance worst() {
            return classes.stream()
                    .max(Comparator.comparingDouble(ClassDistance::value)
                            .thenComparing(ClassDistance::label, Comparator.reverseOrder()))
                    .orElseThrow();
        }
    }

    /**
     * The distance of each class.
     *
     * @param reference statistics of the real images, entry c for class c
     * @param generated statistics of the images generated for class c, as many entries
     * @throws PlatformException when the lists differ in length or are empty, a class has fewer than two samples on
     *     either side, or dimensions differ
     */
    public Result between(List<FeatureStatistics> reference, List<FeatureStatistics> generated) {
        if (reference.isEmpty() || reference.size() != generated.size()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "classes 'K' do not fit together: got %d reference and %d generated, expected equal and at least 1"
                            .formatted(reference.size(), generated.size()));
        }
        List<ClassDistance> classes = IntStream.range(0, reference.size())
                .mapToObj(label -> ofClass(label, reference.get(label), generated.get(label)))
                .toList();
        double mean = classes.stream().mapToDouble(ClassDistance::value).sum() / classes.size();
        return new Result(mean, classes);
    }

    private ClassDistance ofClass(int label, FeatureStatistics reference, FeatureStatistics generated) {
        requireSamples(label, "reference", reference);
        requireSamples(label, "generated", generated);
        return new ClassDistance(label, reference.count(), generated.count(), distance.between(reference, generated));
    }

    private static void requireSamples(int label, String side, FeatureStatistics statistics) {
        if (statistics.count() < 2) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "class '%d' has too few %s samples: got %d, expected at least 2"
                            .formatted(label, side, statistics.count()));
        }
    }
}
