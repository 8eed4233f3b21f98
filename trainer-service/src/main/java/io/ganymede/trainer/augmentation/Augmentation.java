package io.ganymede.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.latent.PhiloxStream;

/** A random change of images, made of engine operations, so that gradients flow back through it. */
@FunctionalInterface
public interface Augmentation {
    /**
     * Changed images.
     *
     * @param step owner of what is made
     * @param images {@code [N, C, H, W]}, left as they are
     * @param stream whence the random numbers come, other ones for each image
     * @return {@code [N, C, H, W]}
     */
    NDArray apply(NDManager step, NDArray images, PhiloxStream stream);

    /** This change, and then another one. */
    default Augmentation then(Augmentation next) {
        return (step, images, stream) -> next.apply(step, apply(step, images, stream), stream);
    }
}
