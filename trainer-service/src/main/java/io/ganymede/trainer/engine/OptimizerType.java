package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDManager;
import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * An optimiser that can be asked for.
 *
 * @param name its name in requests
 * @param options what it can be tuned with
 * @param maker makes one at rest for the trainable parameters of a network
 */
public record OptimizerType(String name, List<Option> options, Maker maker) {
    /** Makes an optimiser. */
    @FunctionalInterface
    public interface Maker {
        /** An optimiser at rest, whose state belongs to the manager. */
        Optimizer make(NDManager parent, DjlNetwork network, Options options);
    }

    public OptimizerType {
        options = List.copyOf(options);
    }
}
