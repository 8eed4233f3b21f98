package io.ganymede.evaluator.messaging;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a failed evaluation. A neighbour's failure, or a lack of memory, is retried after pauses of 1, 2, 4 ... 30
 * s; a classifier that has not been published may be about to be, and is looked for again every 2 s; what is wrong with
 * the checkpoint itself makes it skipped; everything else is a dead letter.
 *
 * @param patience sum of the pauses for a neighbour
 * @param classifierWait sum of the pauses for a classifier
 */
public record RetryPolicy(Duration patience, Duration classifierWait) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration CLASSIFIER = Duration.ofSeconds(2);

    /**
     * The pause before the next try, or empty when there is none.
     *
     * @param waited sum of the pauses so far
     */
    Optional<Duration> pause(Throwable failure, Duration waited) {
        if (!(failure instanceof PlatformException known)) {
            return Optional.empty();
        }
        if (known.reason() == Reason.CLASSIFIER_UNAVAILABLE) {
            return within(CLASSIFIER, waited, classifierWait);
        }
        // Pauses that double sum up to the next one less the first.
        Duration next = waited.plus(FIRST);
        return passes(known)
                ? within(next.compareTo(LONGEST) > 0 ? LONGEST : next, waited, patience)
                : Optional.empty();
    }

    /** Whether the checkpoint is skipped for this failure, once {@link #pause} says no more. */
    boolean skips(Throwable failure) {
        return failure instanceof PlatformException known
                && known.kind() == ErrorKind.USER
                && known.reason() != Reason.ACCESS_DENIED;
    }

    private static boolean passes(PlatformException failure) {
        if (failure.reason() == Reason.DIGEST_MISMATCH) {
            return false; // what is written once does not heal
        }
        // What the store refuses is our configuration's fault, not the checkpoint's.
        return failure.reason() == Reason.ACCESS_DENIED
                || failure.kind() == ErrorKind.EXTERNAL
                || failure.kind() == ErrorKind.RESOURCE;
    }

    private static Optional<Duration> within(Duration pause, Duration waited, Duration limit) {
        return waited.plus(pause).compareTo(limit) <= 0 ? Optional.of(pause) : Optional.empty();
    }
}
