package io.ganymede.trainer.engine;

import io.ganymede.common.tensor.Tensor;
import java.util.Map;

/** What moves the trainable parameters of one network against the gradients that they collected. Not thread-safe. */
public interface Optimizer extends AutoCloseable {
    /** Moves every weight, in place and outside of any recording, and clears its gradient. */
    void update(double learningRate);

    /** Number of updates so far. */
    long updates();

    /** Copies of all that the optimiser remembers between updates, named {@code <what>.<weight>}. */
    Map<String, Tensor> toTensors();

    /**
     * Continues from {@link #toTensors}.
     *
     * @throws io.ganymede.common.error.PlatformException with reason InvalidFile when something lacks
     */
    void restore(Map<String, Tensor> tensors, long updates);

    @Override
    void close();
}
