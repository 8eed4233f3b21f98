package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Views of a network's own arrays for the length of a step. What the engine computes belongs to the owner of the array that it
 * was computed from: without such a view, whatever starts at a parameter would live as long as the network.
 */
final class StepView {
    private StepView() {}

    /** The array itself in another shape; gradients pass through. */
    static NDArray of(NDManager step, NDArray parameter, Shape shape) {
        NDArray view = parameter.reshape(shape);
        view.attach(step);
        return view;
    }

    /** The array itself. */
    static NDArray of(NDManager step, NDArray parameter) {
        return of(step, parameter, parameter.getShape());
    }
}
