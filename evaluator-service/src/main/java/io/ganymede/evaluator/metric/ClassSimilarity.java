package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.similarity.ImageStack;
import io.ganymede.evaluator.similarity.MultiScaleSimilarity;
import io.ganymede.evaluator.similarity.Pairing;
import io.ganymede.evaluator.statistics.Ddof;
import io.ganymede.evaluator.statistics.MeanEstimate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How alike the samples of a class are among themselves: the mean MS-SSIM of pairs within each class.
 *
 * <p>Odena et al., "Conditional Image Synthesis with Auxiliary Classifier GANs", arXiv:1610.09585, section 4.2. Images
 * uint8 {@code [N, C, H, W]}; within [0, 1]; a class well above the same figure of its real images has collapsed, and only
 * that comparison has a meaning. The pairing and the variant are part of the protocol.
 */
public final class ClassSimilarity {
    /** Name in requests, reports and events. */
    public static final String ID = "msSsim";

    private final MultiScaleSimilarity similarity;
    private final Pairing pairing;

    /** The figure by a variant of MS-SSIM and a rule of pairing. */
    public ClassSimilarity(MultiScaleSimilarity similarity, Pairing pairing) {
        this.similarity = similarity;
        this.pairing = pairing;
    }

    /**
     * One class.
     *
     * @param mean over the pairs
     * @param standardError of the mean, taking the pairs for independent
     * @param pairs how many
     */
    public record OfClass(double mean, double standardError, long pairs) {}

    /**
     * All classes.
     *
     * @param mean mean of the classes
     * @param classes one entry per class, in order of the label
     */
    public record Result(double mean, List<OfClass> classes) {

        /** Copies the list. */
        public Result {
            classes = List.copyOf(classes);
        }

        /** Label of the class whose samples are most alike, the first among equals: AM-GAN reports its mean. */
        public int mostAlike() {
            return IntStream.range(0, classes.size())
                    .boxed()
                    .max(Comparator.comparingDouble(
                                    (Integer label) -> classes.get(label).mean())
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
        }
    }

    /**
     * The similarity within one class.
     *
     * @throws PlatformException when the rule finds fewer than two pairs
     */
    public OfClass of(ImageStack images) {
        double[] values = pairing.of(images.count()).stream()
                .mapToDouble(pair -> similarity.of(images.image(pair.first()), images.image(pair.second())))
                .toArray();
        MeanEstimate estimate = MeanEstimate.of("pairs", values, Ddof.ONE);
        return new OfClass(estimate.mean(), estimate.standardError(), estimate.count());
    }

    /**
     * The similarity within each class.
     *
     * @param classes images of class c, in order of the label
     * @throws PlatformException when there is no class, or the rule finds fewer than two pairs in one
     */
    public Result of(List<ImageStack> classes) {
        if (classes.isEmpty()) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, "classes 'K' are too few: got 0, expected at least 1");
        }
        List<OfClass> results = classes.stream().map(this::of).toList();
        double mean = results.stream().mapToDouble(OfClass::mean).sum() / results.size();
        return new Result(mean, results);
    }
}
