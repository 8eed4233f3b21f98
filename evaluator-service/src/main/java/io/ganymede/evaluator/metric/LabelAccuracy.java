package io.ganymede.evaluator.metric;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.statistics.Confusion;
import io.ganymede.evaluator.statistics.Share;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Share of the samples that a classifier trained on real images recognises as the class they were generated for: the
 * simplest figure of a conditional generator's obedience, within [0, 1], higher is better. It says nothing of variety, and
 * cannot exceed the classifier's own accuracy by more than chance.
 */
public final class LabelAccuracy {
    /** Name in requests, reports and events. */
    public static final String ID = "labelAccuracy";

    private LabelAccuracy() {}

    /**
     * The shares.
     *
     * @param recognised of all samples
     * @param perClass of the samples requested as each class, in order of the label
     */
    public record Result(Share recognised, List<Double> perClass) {

        /** Copies the list. */
        public Result {
            perClass = List.copyOf(perClass);
        }

        /** Over all samples. */
        public double value() {
            return recognised.value();
        }
    }

    /**
     * The accuracy of counted samples.
     *
     * @throws PlatformException when no sample was requested as some class
     */
    public static Result of(Confusion confusion) {
        List<Double> perClass = IntStream.range(0, confusion.classes())
                .mapToObj(label -> ofClass(confusion, label))
                .toList();
        long right = IntStream.range(0, confusion.classes())
                .mapToLong(label -> confusion.count(label, label))
                .sum();
        long all = IntStream.range(0, confusion.classes())
                .mapToLong(confusion::requested)
                .sum();
        return new Result(new Share(right, all), perClass);
    }

    private static double ofClass(Confusion confusion, int label) {
        long requested = confusion.requested(label);
        if (requested == 0) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "class '%d' has no generated sample: got 0, expected at least 1".formatted(label));
        }
        return (double) confusion.count(label, label) / requested;
    }
}
