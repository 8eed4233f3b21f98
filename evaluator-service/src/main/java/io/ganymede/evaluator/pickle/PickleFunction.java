package io.ganymede.evaluator.pickle;

import java.util.List;

/** What stands for a Python function or class when a pickle calls it. */
@FunctionalInterface
public interface PickleFunction {
    /**
     * The result of a call.
     *
     * @param arguments see {@link Unpickler} for their types; to be checked, they come from the file
     * @throws PickleException when they do not fit
     */
    Object call(List<Object> arguments);
}
