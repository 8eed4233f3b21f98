package io.ganymede.evaluator.generation;

import io.ganymede.evaluator.survey.ImageGroups;

/** The images of a plan whose generator is told that they have an attribute, y above one half. Not thread-safe. */
public final class ToldAttributes implements ImageGroups {
    private final SamplingPlan plan;
    private final int[] columns;
    private final float[] told;
    private long read = -1;

    /**
     * Groups of a plan.
     *
     * @param columns group g is of column {@code columns[g]} of y
     * @param size length of y
     */
    public ToldAttributes(SamplingPlan plan, int[] columns, int size) {
        this.plan = plan;
        this.columns = columns.clone();
        this.told = new float[size];
    }

    @Override
    public int count() {
        return columns.length;
    }

    @Override
    public boolean holds(long image, int group) {
        if (image != read) {
            plan.tell(image, told);
            read = image;
        }
        return told[columns[group]] > 0.5f;
    }
}
