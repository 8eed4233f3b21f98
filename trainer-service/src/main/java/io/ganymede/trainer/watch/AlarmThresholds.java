package io.ganymede.trainer.watch;

/**
 * When alarms are raised.
 *
 * @param diversity share of the real images' differences below which a condition counts as collapsed
 * @param diversityRecovered share from which on it no longer does, at least {@code diversity}
 * @param diversityLooks looks in a row that must be below
 * @param diversityFirstStep looks before this step do not count: an untrained generator makes one image only
 * @param realnessGap how far D's probabilities of real and generated images may lie apart, in [0, 1]
 * @param realnessSteps for so many steps
 * @param explosion how many times its running median a norm may be
 * @param explosionFloor norms below this are never an explosion
 * @param explosionCalmSteps steps without such a value after which an explosion has ended
 * @param medianSpacing steps between the values that make up the running median
 * @param medianValues how many there are at most
 * @param medianLeast how many there must be before anything is held against it
 * @param obedienceValues how many values the running mean of the label accuracy is about
 */
public record AlarmThresholds(
        double diversity,
        double diversityRecovered,
        int diversityLooks,
        long diversityFirstStep,
        double realnessGap,
        long realnessSteps,
        double explosion,
        double explosionFloor,
        long explosionCalmSteps,
        long medianSpacing,
        int medianValues,
        int medianLeast,
        int obedienceValues) {
    /** The median of 51 values 10 steps apart is that of some 500 steps, and holds from step 200 on. */
    public static final AlarmThresholds DEFAULT =
            new AlarmThresholds(0.3, 0.4, 2, 1000, 0.95, 500, 10, 1, 100, 10, 51, 20, 50);

    public AlarmThresholds {
        require(diversity > 0 && diversityRecovered >= diversity, "diversity", diversityRecovered);
        require(diversityLooks > 0, "diversityLooks", diversityLooks);
        require(realnessGap > 0 && realnessGap <= 1, "realnessGap", realnessGap);
        require(realnessSteps > 0, "realnessSteps", realnessSteps);
        require(explosion > 1, "explosion", explosion);
        require(medianSpacing > 0, "medianSpacing", medianSpacing);
        require(medianLeast > 0 && medianValues >= medianLeast, "medianValues", medianValues);
        require(obedienceValues > 0, "obedienceValues", obedienceValues);
    }

    private static void require(boolean holds, String name, Number value) {
        if (!holds) {
            throw new IllegalArgumentException("threshold '" + name + "' is out of range: got " + value);
        }
    }
}
