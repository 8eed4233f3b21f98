package io.ganymede.trainer.condition;

import io.ganymede.common.latent.PhiloxStream;

/** A choice among a few outcomes, each as often as its whole-number weight says; exact, for no weight becomes a fraction. */
final class Frequencies {
    private final int[] ends;

    /**
     * A choice among as many outcomes as there are weights.
     *
     * @param weights none below 0, their sum above 0 and an int
     */
    Frequencies(long... weights) {
        ends = new int[weights.length];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw new IllegalArgumentException("weight " + i + " is below 0: got " + weights[i]);
            }
            sum += weights[i];
            ends[i] = Math.toIntExact(sum);
        }
        if (sum == 0) {
            throw new IllegalArgumentException("no outcome has a weight above 0");
        }
    }

    /** The number of an outcome. */
    int draw(PhiloxStream stream) {
        int position = stream.nextInt(total());
        int outcome = 0;
        while (position >= ends[outcome]) {
            outcome++;
        }
        return outcome;
    }

    /** How often an outcome comes, 0 to 1. */
    double share(int outcome) {
        int before = outcome == 0 ? 0 : ends[outcome - 1];
        return (double) (ends[outcome] - before) / total();
    }

    private int total() {
        return ends[ends.length - 1];
    }
}
