package io.ganymede.evaluator.evaluation;

import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.image.QuantisedBatch;
import io.ganymede.evaluator.inference.GeneratorNetwork;

/**
 * The images of a generator that are scored. Classes take turns: first image 0 of every class, then image 1 of every class,
 * so that any consecutive part holds all classes alike.
 */
final class GeneratedImages implements ImageSource {
    /** Name of this order in protocols. */
    static final String ORDER = "classes take turns";

    private final GeneratorNetwork generator;
    private final int samplesPerClass;
    private final long seed;
    private long next;

    /**
     * Images of all classes.
     *
     * @param seed image i of class c has seed {@code seed + c * samplesPerClass + i}
     */
    GeneratedImages(GeneratorNetwork generator, int samplesPerClass, long seed) {
        this.generator = generator;
        this.samplesPerClass = samplesPerClass;
        this.seed = seed;
    }

    @Override
    public Shape imageShape() {
        return generator.imageShape();
    }

    @Override
    public long count() {
        return (long) samplesPerClass * generator.classes();
    }

    @Override
    public int read(PixelBatch batch) {
        int rows = (int) Math.min(Math.min(batch.capacity(), generator.rows()), count() - next);
        if (rows == 0) {
            return 0;
        }
        for (int row = 0; row < rows; row++, next++) {
            int label = (int) (next % generator.classes());
            long index = next / generator.classes();
            generator.put(row, seed + (long) label * samplesPerClass + index, label);
            batch.labels()[row] = label;
        }
        QuantisedBatch.apply(generator.run(), rows * batch.imageBytes(), batch.pixels());
        return rows;
    }
}
