package io.ganymede.trainer.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How sure a classifier is: a histogram of the entropies {@code H = -sum_k p_k ln p_k} of its predictions, in nats. Bin i of n
 * counts entropies from {@code i ln K / n} on, up to the next bin; the last one includes ln K, the entropy of a blind guess.
 * Source: Zhou et al. 2017, arXiv 1703.02000, which finds 99.6 % of the real samples below 0.05: only where nearly all are, does a
 * high entropy of a generated image say that the image is bad.
 *
 * @param highest ln K, the upper end of the last bin
 * @param mean mean entropy
 * @param shareBelow share of predictions with an entropy below {@value #THRESHOLD}
 * @param counts predictions in each of {@value #BINS} bins
 */
public record EntropyHistogram(double highest, double mean, double shareBelow, List<Long> counts) {
    /** Number of bins. */
    public static final int BINS = 20;
    /** Below this entropy a prediction counts as sure: one class then has more than 99 %. */
    public static final double THRESHOLD = 0.05;

    public EntropyHistogram {
        counts = List.copyOf(counts);
    }

    /**
     * Counts entropies, at least one.
     *
     * @param classes K, at least 1
     */
    static EntropyHistogram of(float[] entropies, int classes) {
        double highest = Math.log(classes);
        List<Long> counts = new ArrayList<>(Collections.nCopies(BINS, 0L));
        double sum = 0;
        long below = 0;
        for (float entropy : entropies) {
            int bin = highest == 0 ? 0 : (int) Math.min(BINS - 1, entropy / highest * BINS); // float32 may exceed ln K
            counts.set(bin, counts.get(bin) + 1);
            sum += entropy;
            below += entropy < THRESHOLD ? 1 : 0;
        }
        return new EntropyHistogram(highest, sum / entropies.length, (double) below / entropies.length, counts);
    }
}
