package io.ganymede.common.request;

import io.ganymede.common.error.Problem;
import io.ganymede.common.job.TrainingSpec;
import java.util.List;

/** A check that only the trainer can make: whether the method, its options and the architecture are known to it. */
@FunctionalInterface
public interface SpecCheck {
    /** Accepts everything; for senders that leave this check to the trainer. */
    SpecCheck NONE = spec -> List.of();

    /** Every fault, with the JSON pointer of the faulty value ({@code /training/method}); empty when there is none. */
    List<Problem> check(TrainingSpec spec);
}
