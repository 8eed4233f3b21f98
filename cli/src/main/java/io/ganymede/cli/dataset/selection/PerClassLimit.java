package io.ganymede.cli.dataset.selection;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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
        return new Strata(examples, label, options.seed(), "dataset-limit-" + split)
                .shuffled().entrySet().stream()
                        .flatMapToInt(stratum -> kept(stratum.getKey(), stratum.getValue(), biased))
                        .sorted()
                        .toArray();
    }

    private IntStream kept(int stratum, int[] examples, boolean biased) {
        long limit = Long.MAX_VALUE;
        if (options.limitPerClass() != null) {
            limit = options.limitPerClass();
        }
        if (biased && stratum != LabelSpace.UNLABELLED) {
            long wanted = options.perClass().get(stratum);
            if (wanted > examples.length) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "--per-class asks for " + wanted + " training images of class '" + classes.get(stratum)
                                + "': the source has " + examples.length);
            }
            limit = Math.min(limit, wanted);
        }
        return Arrays.stream(examples).limit(limit);
    }
}
