package io.ganymede.evaluator.generation;

import io.ganymede.common.network.Shape;
import io.ganymede.evaluator.image.ImagePart;
import io.ganymede.evaluator.image.ImageSource;
import io.ganymede.evaluator.image.PixelBatch;
import io.ganymede.evaluator.image.QuantisedBatch;
import io.ganymede.evaluator.inference.GeneratorNetwork;

/** The images of a generator that are scored, in the order of a plan. */
public final class GeneratedImages implements ImageSource {
    private final GeneratorNetwork generator;
    private final SamplingPlan plan;
    private final float[] told;
    private final ImagePart part;
    private long next;

    /** The images of a plan that fits the generator, which stays its owner's. */
    public GeneratedImages(GeneratorNetwork generator, SamplingPlan plan) {
        this(generator, plan, ImagePart.all(plan.count()));
    }

    /** Some of them. */
    public GeneratedImages(GeneratorNetwork generator, SamplingPlan plan, ImagePart part) {
        this.part = part;
        this.next = part.from();
        this.generator = generator;
        this.plan = plan;
        this.told = new float[generator.conditionSize()];
    }

    @Override
    public Shape imageShape() {
        return generator.imageShape();
    }

    @Override
    public long count() {
        return part.count();
    }

    @Override
    public boolean labelled() {
        return plan.labelled();
    }

    @Override
    public int read(PixelBatch batch) {
        int rows = (int) Math.min(Math.min(batch.capacity(), generator.rows()), part.to() - next);
        if (rows == 0) {
            return 0;
        }
        for (int row = 0; row < rows; row++, next++) {
            plan.tell(next, told);
            generator.put(row, plan.seed(next), told);
            batch.labels()[row] = plan.label(next);
        }
        QuantisedBatch.apply(generator.run(), rows * batch.imageBytes(), batch.pixels());
        return rows;
    }
}
