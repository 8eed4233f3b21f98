package io.ganymede.sampler.inference;

/** Where the inputs of a request come from. */
@FunctionalInterface
public interface InputRows {
    /**
     * Writes the inputs of one image.
     *
     * @param image index in the request
     * @param batch where to
     * @param row row of the batch
     */
    void write(int image, GeneratorBatch batch, int row);
}
