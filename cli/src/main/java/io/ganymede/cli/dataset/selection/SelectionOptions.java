package io.ganymede.cli.dataset.selection;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which examples are wanted. All draws are functions of the seed.
 *
 * @param onlyClasses the classes to keep, in the order of their new labels; all when empty
 * @param limitPerClass largest number of examples of a class in each split; all when absent; unlabelled ones stay
 * @param perClass number of training examples of each class, in class order, in place of the limit; all when empty
 * @param testFraction share of each class that becomes the test split when the source has none; 0.2 when absent
 * @param validFraction share of each class that becomes the valid split when the source has none; no such split when absent
 * @param resplit whether the source's own splits are mixed and drawn anew
 * @param unlabelled share of each class of the training split whose label is taken away
 * @param seed of all draws
 */
public record SelectionOptions(
        List<String> onlyClasses,
        @Nullable Integer limitPerClass,
        List<Long> perClass,
        @Nullable Double testFraction,
        @Nullable Double validFraction,
        boolean resplit,
        double unlabelled,
        long seed) {
    /** Everything, with a test split of a fifth where the source has none. */
    public static final SelectionOptions ALL =
            new SelectionOptions(List.of(), null, List.of(), null, null, false, 0, 0);

    private static final double DEFAULT_TEST_FRACTION = 0.2;

    public SelectionOptions {
        onlyClasses = List.copyOf(onlyClasses);
        perClass = List.copyOf(perClass);
        requireFraction("--test-fraction", testFraction);
        requireFraction("--valid-fraction", validFraction);
        require(
                testFractionOrDefault(testFraction) + (validFraction == null ? 0 : validFraction) < 1,
                "--test-fraction and --valid-fraction leave nothing to train on: got "
                        + testFractionOrDefault(testFraction) + " and " + validFraction + ", expected a sum below 1");
        require(
                limitPerClass == null || limitPerClass >= 1,
                "--limit-per-class must be at least 1: got " + limitPerClass);
        require(perClass.stream().allMatch(count -> count >= 0), "--per-class must not be negative: got " + perClass);
        require(
                unlabelled >= 0 && unlabelled < 1,
                "--unlabelled must lie between 0 and 1, 1 excluded: got " + unlabelled);
    }

    /** These options when only some of the classes are left. */
    SelectionOptions perClassOnly(List<String> classes, List<String> kept) {
        List<Long> counts = perClass.isEmpty()
                ? perClass
                : kept.stream().map(name -> perClass.get(classes.indexOf(name))).toList();
        return new SelectionOptions(
                onlyClasses, limitPerClass, counts, testFraction, validFraction, resplit, unlabelled, seed);
    }

    double testShare() {
        return testFractionOrDefault(testFraction);
    }

    double validShare() {
        return validFraction == null ? 0 : validFraction;
    }

    private static double testFractionOrDefault(@Nullable Double fraction) {
        return fraction == null ? DEFAULT_TEST_FRACTION : fraction;
    }

    private static void requireFraction(String option, @Nullable Double fraction) {
        require(
                fraction == null || (fraction > 0 && fraction < 1),
                option + " must lie between 0 and 1, both excluded: got " + fraction);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlatformException(Reason.INVALID_ARGUMENT, message);
        }
    }
}
