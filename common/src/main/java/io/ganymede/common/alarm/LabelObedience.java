package io.ganymede.common.alarm;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether a generator heeds the class that it is told. After some steps its images should be recognised as the wanted class at
 * least twice as often as by chance; where that is much to ask (two or three classes), at least half of the way from chance to
 * certainty.
 *
 * @param classes number K of classes; obedience to fewer than two is not judged
 */
public record LabelObedience(int classes) {
    /** Code of the alarm. */
    public static final String CODE = "labels-ignored";
    /** Before this step nothing is expected. */
    public static final long FIRST_STEP = 2000;

    private static final String ADVICE =
            "raise the weight of the class term or lower the discriminator's rate; if that does not help, try a method that"
                    + " conditions more strongly, such as projection or ac-gan-star-plus";

    /** Accuracy below which labels count as ignored: {@code min(2 / K, (1 + 1 / K) / 2)}. */
    public double threshold() {
        return classes < 2 ? 0 : Math.min(2.0 / classes, (1 + 1.0 / classes) / 2);
    }

    /** Whether an accuracy after a step is too low. */
    public boolean ignored(long step, double accuracy) {
        return step >= FIRST_STEP && accuracy < threshold();
    }

    /**
     * The alarm for an accuracy, if it is too low.
     *
     * @param signal who measured it
     * @param accuracy share of generated images that were recognised as what they were made for, in [0, 1]
     */
    public Optional<Alarm> alarm(long step, String signal, double accuracy) {
        if (!ignored(step, accuracy)) {
            return Optional.empty();
        }
        return Optional.of(new Alarm(
                CODE,
                AlarmSeverity.WARNING,
                step,
                signal,
                accuracy,
                threshold(),
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the generated images are recognised as the class that was wanted, %.1f %% would be by chance",
                        100 * accuracy,
                        100.0 / classes),
                ADVICE));
    }
}
