package io.ganymede.cli.dataset.selection;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Thins the classes of a split: to a limit everywhere, and to given numbers in the training split. */
final class PerClassLimit {
    private final List<String> classes;
    private final IntUnaryOperator label;
    private final SelectionOptions options;

    PerClassLimit(List<String> classes, IntUnaryOperator label, SelectionOptions options) {
        this.classes = classes;
        this.label = label;
        this.options = options;
    }

    /** The examples that stay, in ascending order. */
    int[] apply(String split, int[] examples) {
        boolean biased =
                split.equals(DatasetManifest.TRAIN) && !options.perClass().isEmpty();
        if (!biased && options.limitPerClass() == null) {
            return examples;
        }
        Map<Integer, int[]> strata = new Strata(examples, label, options.seed(), "dataset-limit-" + split).shuffled();
        if (biased) {
            requireEnough(strata);
        }
        return strata.entrySet().stream()
                .flatMapToInt(stratum -> Arrays.stream(stratum.getValue()).limit(limit(stratum.getKey(), biased)))
                .sorted()
                .toArray();
    }

    private long limit(int stratum, boolean biased) {
        if (stratum == LabelSpace.UNLABELLED) {
            return Long.MAX_VALUE;
        }
        Integer limit = options.limitPerClass();
        if (biased) {
            return options.perClass().get(stratum);
        }
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private void requireEnough(Map<Integer, int[]> strata) {
        for (int stratum = 0; stratum < classes.size(); stratum++) {
            long wanted = options.perClass().get(stratum);
            int available = strata.getOrDefault(stratum, new int[0]).length;
            if (wanted > available) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "--per-class asks for " + wanted + " training images of class '" + classes.get(stratum)
                                + "': the source has " + available);
            }
        }
    }
}
