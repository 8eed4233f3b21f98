package io.ganymede.trainer.loss;

import ai.djl.ndarray.NDArray;

/** The two sides of a GAN's game; both losses are minimised and are means over the batch. */
public interface AdversarialLoss {
    /**
     * What the discriminator minimises.
     *
     * @param onReal scores of real images with their own classes
     * @param onGenerated scores of generated images with the classes that they were made for
     * @return scalar
     */
    NDArray discriminator(Scores onReal, Scores onGenerated);

    /**
     * What the generator minimises.
     *
     * @param onGenerated scores of generated images with the classes that they were made for
     * @return scalar
     */
    NDArray generator(Scores onGenerated);
}
